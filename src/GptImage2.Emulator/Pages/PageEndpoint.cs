using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace GptImage2.Emulator.Pages;

/// <summary>Serves the page at <c>/</c> and what it loads.</summary>
internal sealed class PageEndpoint
{
    private const string Root = "/_emulator";
    private const string CallsPath = Root + "/calls";

    private readonly CallHistory _calls;
    private readonly bool _allowRemote;

    private PageEndpoint(CallHistory calls, bool allowRemote) => (_calls, _allowRemote) = (calls, allowRemote);

    /// <summary>Gives the log the calls that the page shows; null when there is to be no page.</summary>
    public static PageEndpoint? Create(EndpointOptions options, RequestLog log)
    {
        if (!options.Page)
            return null;

        var calls = new CallHistory();
        log.Calls = calls;
        return new PageEndpoint(calls, options.AllowRemote);
    }

    public static bool Serves(HttpRequest request) =>
        (request.Path == "/" && HttpMethods.IsGet(request.Method)) || request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        SetHeaders(context.Response.Headers);
        try
        {
            await (LocalOnly.Refusal(context.Request, _allowRemote) is { } refusal
                ? SayAsync(context, StatusCodes.Status403Forbidden, refusal)
                : AnswerAsync(context)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        string method = context.Request.Method;
        if (HttpMethods.IsDelete(method) && path is CallsPath)
        {
            _calls.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        if (!HttpMethods.IsGet(method))
            return SayAsync(context, StatusCodes.Status405MethodNotAllowed, "This can only be read.");

        return path switch
        {
            "/" => PageFile.WriteAsync(context, "index.html"),
            Root + "/events" => new EventStream(_calls).WriteAsync(context.Response, context.RequestAborted),
            CallsPath => SearchAsync(context, context.Request.Query["text"].ToString()),
            _ when path.StartsWith(CallsPath + "/", StringComparison.Ordinal) => AnswerCallAsync(context, path[(CallsPath.Length + 1)..].Split('/')),
            _ => PageFile.WriteAsync(context, path[Root.Length..].TrimStart('/')),
        };
    }

    private Task AnswerCallAsync(HttpContext context, string[] path) => path switch
    {
        [var id] when Number(id) is { } number => DescribeAsync(context, number),
        [var id, "pictures", var index] when Number(id) is { } number && Number(index) is { } at => ShowPictureAsync(context, number, at),
        _ => NotFoundAsync(context),
    };

    private Task SearchAsync(HttpContext context, string text) => WriteJsonAsync(context, _calls.Read(calls => Json(writer =>
    {
        writer.WriteStartArray();
        foreach (Call? call in calls.Where(call => CallSearch.Matches(call, text)))
            writer.WriteNumberValue(call.Id);

        writer.WriteEndArray();
    })));

    private Task DescribeAsync(HttpContext context, long id)
    {
        ReadOnlyMemory<byte>? json = _calls.Read(calls => calls.FirstOrDefault(c => c.Id == id) is { } call ? Json(writer => CallDetails.Write(writer, call)) : (ReadOnlyMemory<byte>?)null);
        return json is { } found ? WriteJsonAsync(context, found) : NotFoundAsync(context);
    }

    private Task ShowPictureAsync(HttpContext context, long id, long index)
    {
        (string? Type, byte[] Bytes) picture = _calls.Read(calls => calls.FirstOrDefault(c => c.Id == id)?.Pictures.ElementAtOrDefault((int)Math.Min(index, int.MaxValue)) is { } kept ? (kept.Type, Bytes: kept.ToArray()) : default);
        if (picture.Bytes is null)
            return NotFoundAsync(context);

        context.Response.ContentType = picture.Type;
        context.Response.ContentLength = picture.Bytes.Length;
        return context.Response.Body.WriteAsync(picture.Bytes, context.RequestAborted).AsTask();
    }

    private static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);

        return buffer.WrittenMemory;
    }

    private static Task WriteJsonAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    private static Task NotFoundAsync(HttpContext context) =>
        SayAsync(context, StatusCodes.Status404NotFound, "There is no such thing here, or it is no longer kept.");

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
