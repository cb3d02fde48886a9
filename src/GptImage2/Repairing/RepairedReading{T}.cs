using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>What came of a reply after repairing.</summary>
/// <param name="Reading">The value, or the violations that are left; their offsets are those of the reply as it came.</param>
/// <param name="Utf8">The text that was read in the end.</param>
/// <param name="Repairs">What was changed to get there.</param>
internal sealed record RepairedReading<T>(ContractReading<T> Reading, ReadOnlyMemory<byte> Utf8, IReadOnlyList<Repair> Repairs);
