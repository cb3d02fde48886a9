using System.Runtime.InteropServices;

namespace GptImage2.Jobs.Batches;

/// <summary>Where a request waits for its reply.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="IsOwn">Whether the request is a line of it for the item that asked; not for an equal one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BatchPlace(PendingBatch Batch, bool IsOwn);
