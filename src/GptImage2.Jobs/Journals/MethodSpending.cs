namespace GptImage2.Jobs.Journals;

/// <summary>What the replies to one method cost on one day.</summary>
/// <param name="Method">The method, such as <c>IReceiptReader.ReadAsync</c>.</param>
/// <param name="Day">The day (UTC) on which the replies came.</param>
/// <param name="Requests">Their number.</param>
/// <param name="Corrections">How many of them were corrections.</param>
/// <param name="InputTokens">Their input tokens, as far as they were reported.</param>
/// <param name="OutputTokens">Their output tokens, as far as they were reported.</param>
/// <param name="Cost">Their cost in US dollars, as far as it is known.</param>
internal sealed record MethodSpending(string Method, DateOnly Day, long Requests, long Corrections, long InputTokens, long OutputTokens, decimal Cost);
