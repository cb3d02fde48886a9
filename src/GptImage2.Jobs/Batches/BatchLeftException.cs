namespace GptImage2.Jobs.Batches;

/// <summary>A batch is left as it is, and the run ends for the reason that was reported.</summary>
internal sealed class BatchLeftException : Exception;
