namespace GptImage2.Jobs.Journals;

/// <summary>What a run wants to reserve of its budget.</summary>
/// <param name="Least">What the next request needs, in US dollars.</param>
/// <param name="Wanted">What the next requests need, in US dollars; at least <paramref name="Least"/>.</param>
/// <param name="Job">The limit of the job over all its runs, in US dollars; null for none.</param>
/// <param name="PerDay">The limit of all jobs of the journal in one day (UTC); null for none.</param>
/// <param name="PerMonth">The limit of all jobs of the journal in one calendar month (UTC); null for none.</param>
/// <param name="Now">The time of the demand.</param>
internal sealed record SliceDemand(decimal Least, decimal Wanted, decimal? Job, decimal? PerDay, decimal? PerMonth, DateTimeOffset Now);
