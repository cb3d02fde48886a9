namespace GptImage2;

/// <summary>A run of a job ended before its items did. What is in the journal is not paid again: run the job again to go on.</summary>
public sealed class JobStoppedException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="reason">Why the run ended.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public JobStoppedException(JobStopReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>Why the run ended.</summary>
    public JobStopReason Reason { get; }
}
