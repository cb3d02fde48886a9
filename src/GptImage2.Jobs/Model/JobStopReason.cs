namespace GptImage2;

/// <summary>Why a run of a job ended before its items did.</summary>
public enum JobStopReason
{
    /// <summary>Too little is left of a limit of cost.</summary>
    Budget,

    /// <summary>One item after the other failed in the same way.</summary>
    EqualFailures,

    /// <summary>The endpoint did not answer for longer than <see cref="JobOptions.MaxOutage"/>.</summary>
    Outage,

    /// <summary>The journal cannot be written.</summary>
    Journal,

    /// <summary>The provider refuses batches, or an open batch cannot be read.</summary>
    Batches,

    /// <summary>The disk has no room for the input file of a batch.</summary>
    DiskFull,

    /// <summary>The prompt of an item was another one in the second pass over it.</summary>
    ChangedPrompt,

    /// <summary><see cref="JobControl.Drain"/> was called.</summary>
    Drained,

    /// <summary><see cref="JobControl.Stop"/> was called.</summary>
    Stopped,
}
