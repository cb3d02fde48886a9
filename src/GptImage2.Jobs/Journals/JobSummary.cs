namespace GptImage2;

/// <summary>What a journal has of a job.</summary>
/// <param name="Name">The name of the job.</param>
/// <param name="CreatedAt">When it ran first.</param>
/// <param name="Done">Items with a value.</param>
/// <param name="Failed">Items with an error.</param>
/// <param name="Unacknowledged">Items that ended and were not handed out yet.</param>
/// <param name="Requests">The first requests of the calls of all items.</param>
/// <param name="Corrections">The corrections of all items.</param>
/// <param name="Spent">What it has spent over all its runs, in US dollars.</param>
/// <param name="Reserved">What is reserved for its requests without a bill, in US dollars: those that run, and those that may be billed.</param>
/// <param name="UnsettledRequests">The requests that may be billed; see <see cref="Journal.GetUnsettledAsync"/>.</param>
/// <param name="PossiblyBilled">The part of <paramref name="Reserved"/> that belongs to them.</param>
public sealed record JobSummary(
    string Name,
    DateTimeOffset CreatedAt,
    long Done,
    long Failed,
    long Unacknowledged,
    long Requests,
    long Corrections,
    decimal Spent,
    decimal Reserved,
    long UnsettledRequests,
    decimal PossiblyBilled)
{
    /// <summary>The runs that work on it now, over all processes.</summary>
    /// <remarks>
    /// A run whose process ended without ending it is not counted: with SQLite as soon as this machine has no such process, with
    /// PostgreSQL when its lease has expired.
    /// </remarks>
    public int ActiveRuns { get; init; }
}
