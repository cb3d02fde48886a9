using Orleans.Concurrency;

namespace GptImage2.Orleans.Jobs;

/// <summary>How clients of a cluster reach the queue of a job. Its key is the name of the job. It keeps nothing: each silo has as many as it needs.</summary>
[Alias("gptimage2.job")]
internal interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Adds a range to a submission.</summary>
    /// <returns>False when the submission is over.</returns>
    [Alias("add")]
    Task<bool> AddAsync(JobRange range);

    /// <summary>Says how many ranges a submission has.</summary>
    [Alias("complete")]
    Task CompleteAsync(string submission, long ranges);

    /// <summary>Confirms ranges that the client has, and waits a while for the next ones.</summary>
    [Alias("take")]
    Task<JobResults> TakeAsync(string submission, long[] confirmed, int mostItems, TimeSpan wait);

    /// <summary>Says that the client of a submission is still there.</summary>
    [Alias("attend")]
    Task AttendAsync(string submission);

    /// <summary>Ends a submission whose client leaves.</summary>
    [Alias("abandon")]
    Task AbandonAsync(string submission);

    /// <summary>The items of the job in the queue: those that wait, that are worked on, and that are worked and not delivered.</summary>
    [Alias("read")]
    [ReadOnly]
    Task<JobQueueTotals> ReadAsync();
}
