using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Endpoints;
using GptImage2.Emulator.Limits;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Files;

/// <summary>Answers <c>/v1/files</c> and what is below it.</summary>
internal sealed class FileEndpoint(EndpointOptions options, FileStore store) : IResourceEndpoint
{
    private const int MaxPage = 10_000;

    // A file of another purpose may be larger than one for a batch.
    private const long MaxBytes = 512L * 1024 * 1024;

    private static readonly string[] Purposes = ["fine-tune", "assistants", "batch", "user_data", "vision", "evals"];
    private static readonly string[] NotForDownload = ["assistants", "user_data", "vision"];

    private LimitBucket? _uploads;

    public string Path => "/v1/files";

    public IReadOnlyList<string> Methods(string[] segments) => segments switch
    {
        [] => ["GET", "POST"],
        [_] => ["GET", "DELETE"],
        [_, "content"] => ["GET"],
        _ => [],
    };

    public async Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request, string[] segments)
    {
        if (HttpMethods.IsPost(request.Method))
            return await UploadAsync(context, request).ConfigureAwait(false);

        if (segments is [])
            return List(context.Request.Query);

        StoredFile file = store.Find(segments[0]) ?? throw FileErrors.Unknown(segments[0]).Refuse();
        if (segments is [_, _])
            return Download(file);

        return HttpMethods.IsDelete(request.Method) ? Delete(file) : Answer.Ok(file.WriteTo);
    }

    /// <summary>Gives back what the limit of uploads has taken.</summary>
    public void Reset() => Volatile.Write(ref _uploads, null);

    private TimeSpan? TimeToNextUpload()
    {
        LimitBucket uploads = LazyInitializer.EnsureInitialized(ref _uploads, () => new LimitBucket("uploads", options.Batches.UploadsPerMinute, options.TimeProvider));
        lock (uploads)
        {
            uploads.Refill();
            if (!uploads.Has(1))
                return uploads.TimeTo(1);

            uploads.Take(1);
            return null;
        }
    }

    private Answer List(IQueryCollection query)
    {
        var page = Paging.Read(query, MaxPage, MaxPage, hasOrder: true);
        string? purpose = query["purpose"].FirstOrDefault();
        IEnumerable<StoredFile> files = store.All.Where(f => string.IsNullOrEmpty(purpose) || string.Equals(f.Purpose, purpose, StringComparison.Ordinal));
        return page.Answer(files, static f => f.Id, static (f, writer) => f.WriteTo(writer), static id => FileErrors.Unknown(id) with { Param = "after" });
    }

    private Answer Delete(StoredFile file)
    {
        store.Delete(file);
        return Answer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("object"u8, "file"u8);
            writer.WriteBoolean("deleted"u8, value: true);
            writer.WriteString("id"u8, file.Id);
            writer.WriteEndObject();
        });
    }

    private static Answer Download(StoredFile file) => NotForDownload.Contains(file.Purpose, StringComparer.Ordinal)
        ? throw FileErrors.NotForDownload(file.Purpose).Refuse()
        : new Answer(StatusCodes.Status200OK, "application/octet-stream", default) { Parts = file.ReadAsync() };

    private async Task<Answer> UploadAsync(HttpContext context, ReceivedRequest request)
    {
        var body = new CountedStream(context.Request.Body);
        try
        {
            using UploadForm form = await UploadForm.ReadAsync(context.Request, body, store, MaxBytes, context.RequestAborted).ConfigureAwait(false);
            request.Body = form.Describe();
            if (TimeToNextUpload() is { } wait)
                return Answer.From(FileErrors.TooManyUploads(options.Batches.UploadsPerMinute)) with { Headers = RateLimitErrors.RetryAfter(wait) };

            return Answer.Ok(Store(form).WriteTo);
        }
        finally
        {
            request.BodyLength = body.Count;
        }
    }

    private StoredFile Store(UploadForm form)
    {
        UploadedContent content = form.Content ?? throw ParameterErrors.Missing("file").Refuse();
        string purpose = form["purpose"] ?? throw ParameterErrors.Missing("purpose").Refuse();
        if (!Purposes.Contains(purpose, StringComparer.Ordinal))
            throw ParameterErrors.BadValue("purpose", purpose, Purposes).Refuse();

        bool forBatch = purpose is "batch";
        long limit = forBatch ? options.Batches.MaxFileBytes : MaxBytes;
        if (content.Length > limit)
            throw FileErrors.TooLarge().Refuse();

        if (forBatch && !content.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            throw FileErrors.NotLines().Refuse();

        if (forBatch && !content.IsUtf8)
            throw FileErrors.NotUtf8().Refuse();

        long? lifetime = Lifetime.Read(form) ?? (forBatch ? Lifetime.OfBatchFile : null);
        return store.Add(content.Keep(), content.Name, purpose, lifetime);
    }
}
