namespace GptImage2.Emulator.Batches;

/// <summary>Where a batch is in its life.</summary>
internal enum BatchStatus
{
    Validating,
    InProgress,
    Finalizing,
    Completed,
    Failed,
    Expired,
    Cancelling,
    Cancelled,
}
