using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>The result of reading a reply after repairs.</summary>
/// <param name="Reading">The value, or the violations that are left; their offsets are those in the original reply.</param>
/// <param name="Utf8">The repaired text.</param>
/// <param name="Repairs">The repairs that were made.</param>
internal sealed record RepairedReading<T>(ContractReading<T> Reading, ReadOnlyMemory<byte> Utf8, IReadOnlyList<Repair> Repairs);
