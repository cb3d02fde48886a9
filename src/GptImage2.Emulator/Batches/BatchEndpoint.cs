using System.Text.Json;
using GptImage2.Emulator.Bodies;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Endpoints;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>Answers <c>/v1/batches</c> and what is below it.</summary>
internal sealed class BatchEndpoint(BatchQueue batches) : IResourceEndpoint
{
    private const int MaxBodyBytes = 1024 * 1024;
    private const int MaxPage = 100;
    private const int UsualPage = 20;

    public string Path => "/v1/batches";

    public IReadOnlyList<string> Methods(string[] segments) => segments switch
    {
        [] => ["GET", "POST"],
        [_] => ["GET"],
        [_, "cancel"] => ["POST"],
        _ => [],
    };

    public async Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request, string[] segments)
    {
        if (segments is [])
        {
            return HttpMethods.IsPost(request.Method)
                ? await CreateAsync(context, request).ConfigureAwait(false)
                : Paging.Read(context.Request.Query, MaxPage, UsualPage, hasOrder: false)
                    .Answer(batches.All, static b => b.Id, static (b, writer) => b.WriteTo(writer), BatchErrors.Unknown);
        }

        request.BodyLength = await RequestBody.DrainAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
        Batch batch = batches.All.FirstOrDefault(b => string.Equals(b.Id, segments[0], StringComparison.Ordinal)) ?? throw BatchErrors.Unknown(segments[0]).Refuse();
        if (segments is [_, _] && batch.Cancel() is { } status)
            throw BatchErrors.NotCancellable(status).Refuse();

        return Answer.Ok(batch.WriteTo);
    }

    private async Task<Answer> CreateAsync(HttpContext context, ReceivedRequest request)
    {
        using RequestBody? body = await RequestBody.ReadAsync(context.Request, MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        if (body is null)
            return Answer.ProxyPage(StatusCodes.Status413PayloadTooLarge);

        request.BodyLength = body.Length;
        using JsonDocument document = Parse(body, request);
        Batch batch = batches.Add(BatchParameters.Read(document.RootElement));

        // Written before the batch may move, so that it is validating here.
        var answer = Answer.Ok(batch.WriteTo);
        batches.Start(batch);
        return answer;
    }

    private static JsonDocument Parse(RequestBody body, ReceivedRequest request)
    {
        try
        {
            request.Body = CondensedBody.Read(body.Bytes.Span);
            return JsonDocument.Parse(body.Bytes);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ParameterErrors.NotJson().Refuse();
        }
    }
}
