namespace GptImage2;

/// <summary>
/// The reservation of a request that may be billed and whose bill is not known: its connection was lost, it was cancelled,
/// or its answer could not be read.
/// </summary>
/// <param name="Id">The id of the reservation.</param>
/// <param name="Method">The method that was called, such as <c>IReceiptReader.ReadAsync</c>.</param>
/// <param name="Amount">What stays reserved, in US dollars: the most that the request can cost.</param>
/// <param name="SentAt">When the request was sent.</param>
/// <param name="RequestId">The id that the endpoint gave the request; null when it gave none.</param>
public sealed record UnsettledCharge(Guid Id, string Method, decimal Amount, DateTimeOffset SentAt, string? RequestId);
