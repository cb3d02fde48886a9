using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Files;

/// <summary>The jobs that a file is about.</summary>
internal static class ChosenJobs
{
    /// <summary>Finds the jobs.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="name">The name of the job; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public static async Task<IReadOnlyList<(long Id, JobSummary Summary)>> FindAsync(IJournalStore store, string? name, CancellationToken cancellationToken)
    {
        var jobs = new List<(long Id, JobSummary Summary)>();
        IReadOnlyList<JobSummary> summaries = await store.Records.ReadJobsAsync(cancellationToken).ConfigureAwait(false);
        foreach (JobSummary summary in summaries)
        {
            if ((name is null || summary.Name == name) && await store.FindJobAsync(summary.Name, cancellationToken).ConfigureAwait(false) is { } id)
                jobs.Add((id, summary));
        }

        if (name is not null && jobs.Count == 0)
            throw new ArgumentException($"{char.ToUpperInvariant(store.Description[0])}{store.Description[1..]} has no job '{name}'. It has: {(summaries.Count == 0 ? "none" : string.Join(", ", summaries.Select(static summary => $"'{summary.Name}'")))}.");
        return jobs;
    }
}
