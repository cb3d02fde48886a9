namespace GptImage2.Jobs.Journals;

/// <summary>A request that is sent and has no reply yet.</summary>
/// <param name="Run">The run that sends it.</param>
/// <param name="Number">The number of the request in its run.</param>
/// <param name="Key">Where its reply will be stored.</param>
/// <param name="Item">The key of the item that it is sent for.</param>
/// <param name="Method">The method that was called, such as <c>IReceiptReader.ReadAsync</c>.</param>
/// <param name="Model">The model that it asks for; null for the one that the endpoint chooses.</param>
/// <param name="Reserved">What is reserved for it, in US dollars; 0 when nothing limits the cost.</param>
/// <param name="SentAt">When it was recorded.</param>
internal sealed record OpenRequest(JournalRun Run, long Number, ReplyKey Key, string Item, string Method, string? Model, decimal Reserved, DateTimeOffset SentAt);
