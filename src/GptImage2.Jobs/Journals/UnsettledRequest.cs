namespace GptImage2;

/// <summary>
/// A request of a job that may be billed and whose bill is not known: the process ended while it ran, its connection was lost, or it was
/// cancelled. What is reserved for it stays counted in the limits of cost.
/// </summary>
/// <param name="Id">The id in the journal, for <see cref="Journal.SettleAsync"/>.</param>
/// <param name="Job">The name of the job.</param>
/// <param name="Key">The key of the item; null when it was forgotten.</param>
/// <param name="Method">The method that was called, such as <c>IReceiptReader.ReadAsync</c>.</param>
/// <param name="Amount">What stays reserved, in US dollars; 0 when the job had no limit of cost.</param>
/// <param name="SentAt">When the request was sent.</param>
/// <param name="RequestId">The id that the endpoint gave the request; null when it gave none.</param>
public sealed record UnsettledRequest(long Id, string Job, string? Key, string Method, decimal Amount, DateTimeOffset SentAt, string? RequestId);
