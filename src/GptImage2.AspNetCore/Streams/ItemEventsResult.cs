using System.Reflection;
using System.Text.Json;
using GptImage2.AspNetCore.Json;
using GptImage2.AspNetCore.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace GptImage2;

/// <summary>A response that sends items of a stream as server-sent events. <see cref="GptImage2Results"/> creates it.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class ItemEventsResult<T> : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult, IContentTypeHttpResult
{
    private readonly IAsyncEnumerable<T> _items;
    private readonly EventStreamOptions _options;

    internal ItemEventsResult(IAsyncEnumerable<T> items, EventStreamOptions? options)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items;
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
        Action<Utf8JsonWriter, T> write = (_items as JsonModeStream<T>)?.WriteItem ?? JsonItems.WriterOf<T>(httpContext);
        return EventStream.SendAsync(httpContext, _items, _options, static _ => EventNames.Item, write);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [EventWriter.ContentType]));
    }
}
