namespace GptImage2;

/// <summary>What a job has spent on one day.</summary>
/// <param name="Job">The name of the job.</param>
/// <param name="Day">The day (UTC) on which the requests were sent.</param>
/// <param name="Requests">The requests that were billed, corrections included.</param>
/// <param name="UnpricedRequests">Those among them whose cost is not known, so that <paramref name="Cost"/> is too low.</param>
/// <param name="Cost">The cost in US dollars.</param>
public sealed record DailySpending(string Job, DateOnly Day, long Requests, long UnpricedRequests, decimal Cost);
