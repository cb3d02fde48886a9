namespace GptImage2.Endpoints.Caching;

/// <summary>How a shared request ended.</summary>
/// <param name="Document">The text of the reply, for each caller to read by its own settings; null when there is none.</param>
/// <param name="Failure">The exception of the caller that sent the request; null when it has a value.</param>
internal sealed record SharedReply(CachedReply? Document, Exception? Failure);
