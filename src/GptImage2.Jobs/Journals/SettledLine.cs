namespace GptImage2.Jobs.Journals;

/// <summary>A line of a batch that has ended.</summary>
/// <param name="Line">The line.</param>
/// <param name="Reply">The reply; null when it failed and is not billed.</param>
internal sealed record SettledLine(OpenRequest Line, StoredReply? Reply);
