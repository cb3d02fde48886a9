using System.Runtime.CompilerServices;
using System.Text.Json;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Caching;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>Makes the calls of a client, through any endpoint. Every <see cref="IJsonModeCaller"/> of this library uses it.</summary>
internal sealed class CallEngine(IChatEndpoint endpoint, CallDefaults defaults)
{
    /// <summary>The endpoint that sends the requests.</summary>
    public IChatEndpoint Endpoint => endpoint;

    /// <summary>The settings of the calls.</summary>
    public CallDefaults Defaults => defaults;

    /// <summary>The telemetry of the calls; null for none.</summary>
    public CallTelemetry? Telemetry { get; init; }

    /// <summary>Whether its calls are those of a lambda that <see cref="CallPass"/> marks.</summary>
    public bool IsOfPass { get; init; }

    /// <summary>The cache of replies; null for none.</summary>
    public ReplyCache? Cache { get; init; }

    /// <inheritdoc cref="IJsonModeCaller.CallAsync"/>
    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        RefuseInPass(method.Name);
        CallSettings settings = defaults.Resolve(options, method.Options);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<JsonModeResult<T>>(cancellationToken);
        return Telemetry is { IsOn: true } telemetry
            ? ReportAsync(telemetry, method, message, settings, cancellationToken)
            : RunAsync(endpoint, method, message, settings, cancellationToken);
    }

    /// <inheritdoc cref="IJsonModeCaller.Stream"/>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        RefuseInPass(method.List.Name);
        CallSettings settings = defaults.Resolve(options, method.List.Options);
        return new JsonModeStream<T>((result, enumeratorToken) => Run(method.List, message, settings, result, answering =>
        {
            var call = new ItemStreamCall<T>(answering, method, message, settings);
            return (call.RunAsync(result, cancellationToken, enumeratorToken), call.Account);
        }))
        {
            WriteItem = method.WriteItem,
        };
    }

    /// <inheritdoc cref="IJsonModeCaller.StreamSnapshots"/>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        RefuseInPass(method.Name);
        CallSettings settings = defaults.Resolve(options, method.Options);
        return new JsonModeStream<JsonModeSnapshot<T>>((result, enumeratorToken) => Run(method, message, settings, result, answering =>
        {
            var call = new SnapshotCall<T>(answering, method, message, settings);
            return (call.RunAsync(result, cancellationToken, enumeratorToken), call.Account);
        }))
        {
            WriteItem = (json, snapshot) => WriteSnapshot(json, method.Contract, snapshot),
        };
    }

    private void RefuseInPass(string method)
    {
        if (!IsOfPass)
            CallPass.Refuse(method);
    }

    // Until the end a snapshot is what the model has written so far; at the end it is the value that was checked.
    private static void WriteSnapshot<T>(Utf8JsonWriter json, JsonContract<T> contract, JsonModeSnapshot<T> snapshot)
    {
        if (snapshot.Result is { } result)
            contract.WriteTo(json, result.Value);
        else
            json.WriteRawValue(snapshot.Utf8Json.Span, skipInputValidation: true);
    }

    private Task<JsonModeResult<T>> RunAsync<T>(IChatEndpoint answering, JsonModeMethod<T> method, UserMessage message, CallSettings settings, CancellationToken cancellationToken) =>
        Cache is null
            ? new JsonModeCall<T>(answering, method, message, settings).RunAsync(cancellationToken)
            : new CachedCall<T>(Cache, answering, method, message, settings).RunAsync(cancellationToken);

    private IAsyncEnumerator<TItem> Run<TItem>(
        ICallDescription method,
        UserMessage message,
        CallSettings settings,
        JsonModeStream<TItem> result,
        Func<IChatEndpoint, (IAsyncEnumerator<TItem> Items, CallAccount Account)> begin) =>
        Telemetry is { IsOn: true } telemetry ? ReportAsync(telemetry, method, message, settings, result, begin) : begin(endpoint).Items;

    // The span begins in an asynchronous method, so that it does not become the current span of the caller.
    private async Task<JsonModeResult<T>> ReportAsync<T>(
        CallTelemetry telemetry,
        JsonModeMethod<T> method,
        UserMessage message,
        CallSettings settings,
        CancellationToken cancellationToken)
    {
        using var observer = new TelemetryChatEndpoint(telemetry.For(settings.Request.Model), endpoint, method, message.Parts, settings.MaxOutputTokens);
        try
        {
            JsonModeResult<T> result = await RunAsync(observer, method, message, settings, cancellationToken).ConfigureAwait(false);
            observer.Ended(result);
            return result;
        }
        catch (Exception e)
        {
            observer.Failed(e);
            throw;
        }
    }

    private async IAsyncEnumerator<TItem> ReportAsync<TItem>(
        CallTelemetry telemetry,
        ICallDescription method,
        UserMessage message,
        CallSettings settings,
        JsonModeStream<TItem> result,
        Func<IChatEndpoint, (IAsyncEnumerator<TItem> Items, CallAccount Account)> begin)
    {
        using var observer = new TelemetryChatEndpoint(telemetry.For(settings.Request.Model), endpoint, method, message.Parts, settings.MaxOutputTokens);
        (IAsyncEnumerator<TItem> items, CallAccount account) = begin(observer);
        await using ConfiguredAsyncDisposable left = items.ConfigureAwait(false);
        // A caller that stops reading early is reported like one that cancels.
        Exception? failure = new OperationCanceledException();
        try
        {
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                        break;
                }
                catch (Exception e)
                {
                    failure = e;
                    throw;
                }

                yield return items.Current;
            }

            failure = null;
            observer.Ended(result, account);
        }
        finally
        {
            if (failure is not null)
                observer.Failed(failure);
        }
    }
}
