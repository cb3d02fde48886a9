using System.Reflection;
using System.Text.Json;
using GptImage2.AspNetCore.Json;
using GptImage2.AspNetCore.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace GptImage2;

/// <summary>A response that sends snapshots of an object as server-sent events. <see cref="GptImage2Results"/> creates it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class SnapshotEventsResult<T> : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult, IContentTypeHttpResult
{
    private readonly IAsyncEnumerable<JsonModeSnapshot<T>> _snapshots;
    private readonly EventStreamOptions _options;

    internal SnapshotEventsResult(IAsyncEnumerable<JsonModeSnapshot<T>> snapshots, EventStreamOptions? options)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        _snapshots = snapshots;
        _options = options ?? new EventStreamOptions();
        _options.Validate();
    }

    /// <summary>200.</summary>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary><c>text/event-stream</c>.</summary>
    public string ContentType => EventWriter.ContentType;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        Action<Utf8JsonWriter, JsonModeSnapshot<T>>? write = (_snapshots as JsonModeStream<JsonModeSnapshot<T>>)?.WriteItem;
        if (write is null)
        {
            Action<Utf8JsonWriter, T> writeValue = JsonItems.WriterOf<T>(httpContext);
            write = (json, snapshot) => Write(json, snapshot, writeValue);
        }

        return EventStream.SendAsync(httpContext, _snapshots, _options, static snapshot => snapshot.IsComplete ? EventNames.Result : EventNames.Snapshot, write);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [EventWriter.ContentType]));
    }

    private static void Write(Utf8JsonWriter json, JsonModeSnapshot<T> snapshot, Action<Utf8JsonWriter, T> writeValue)
    {
        if (snapshot.Result is { } result)
            writeValue(json, result.Value);
        else
            snapshot.Json.WriteTo(json);
    }
}
