using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GptImage2.AspNetCore.Streams;

/// <summary>Writes server-sent events to a response, and flushes each of them.</summary>
internal sealed class EventWriter(HttpContext context)
{
    public const string ContentType = "text/event-stream";

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private int _id;

    public bool HasBegun { get; private set; }

    /// <summary>Sends an event with JSON as its data.</summary>
    public async Task SendAsync(string name, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        _buffer.ResetWrittenCount();
        _id++;
        Write(string.Create(CultureInfo.InvariantCulture, $"event: {name}\nid: {_id}\ndata: "));
        // Minified JSON has no line breaks, so it is one line of data.
        using (var json = new Utf8JsonWriter(_buffer))
            write(json);
        Write("\n\n");
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a comment, which browsers ignore.</summary>
    public async Task SendCommentAsync(CancellationToken cancellationToken)
    {
        _buffer.ResetWrittenCount();
        Write(": \n\n");
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _buffer);

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        HttpResponse response = context.Response;
        if (!HasBegun)
        {
            response.ContentType = ContentType;
            response.Headers.CacheControl = "no-cache, no-store";
            response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            HasBegun = true;
        }

        await response.Body.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
