using Microsoft.Extensions.Logging;

namespace GptImage2.Hosting.Tests.Docs;

#pragma warning disable CA1848, CA1873 // A page shows the call that readers know.

#region callers.md
public sealed class UsageCaller(IJsonModeCaller inner, ILogger<UsageCaller> logger) : IJsonModeCaller
{
    public async Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        JsonModeResult<T> result = await inner.CallAsync(method, message, options, cancellationToken);
        logger.LogInformation("{Method} took {Tokens} and cost {Cost} US dollars.", method.Name, result.Usage, result.Cost);
        return result;
    }

    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        inner.Stream(method, message, options, cancellationToken);

    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        inner.StreamSnapshots(method, message, options, cancellationToken);
}
#endregion
