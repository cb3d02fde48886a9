namespace GptImage2.Jobs.Journals;

/// <summary>A run of a job.</summary>
/// <param name="Id">The id of the run.</param>
/// <param name="JobId">The id of the job.</param>
/// <param name="Job">The name of the job.</param>
/// <param name="PossiblyBilled">The requests of earlier runs that have no reply and may be billed.</param>
/// <param name="PossiblyBilledCost">What they stay reserved with, in US dollars.</param>
internal sealed record JournalRun(long Id, long JobId, string Job, int PossiblyBilled, decimal PossiblyBilledCost);
