namespace GptImage2.Jobs.Journals;

/// <summary>The items of a job in the queue, by how far they are.</summary>
/// <param name="Waiting">Items that wait for a run.</param>
/// <param name="Leased">Items in ranges that runs have leased.</param>
/// <param name="Worked">Items with a result that the client has not confirmed.</param>
internal sealed record WorkTotals(long Waiting, long Leased, long Worked);
