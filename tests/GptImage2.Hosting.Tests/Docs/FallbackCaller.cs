namespace GptImage2.Hosting.Tests.Docs;

#region callers.md
public sealed class FallbackCaller(IJsonModeCaller first, IJsonModeCaller second) : IJsonModeCaller
{
    public async Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return await first.CallAsync(method, message, options, cancellationToken);
        }
        catch (Exception e) when (e is ApiConnectionException or ApiException { Status: 429 or >= 500 })
        {
            return await second.CallAsync(method, message, options, cancellationToken);
        }
    }

    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        first.Stream(method, message, options, cancellationToken);

    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        first.StreamSnapshots(method, message, options, cancellationToken);
}
#endregion
