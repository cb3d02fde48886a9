using GptImage2.Emulator.Bodies;
using GptImage2.Emulator.Chat;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Endpoints;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Server;

/// <summary>Answers for the objects that the API keeps: scripted replies first, then key, path and method.</summary>
internal sealed class Resources(EndpointOptions options, ReplyScript replies, params IReadOnlyList<IResourceEndpoint> endpoints)
{
    public IResourceEndpoint? Find(string path) =>
        endpoints.FirstOrDefault(e => path.StartsWith(e.Path, StringComparison.Ordinal) && (path.Length == e.Path.Length || path[e.Path.Length] == '/'));

    public async Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request, IResourceEndpoint endpoint)
    {
        if (replies.TakeRuleBeforeChecks(request) is { } early)
            return await AnswerEarlyAsync(context, request, early).ConfigureAwait(false);

        if (RequestKey.Check(context.Request, options) is { } unauthorized)
            return await RefuseAsync(context, request, unauthorized).ConfigureAwait(false) with { Error = unauthorized.Code ?? "missing_api_key" };

        string[] segments = request.Path[endpoint.Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        IReadOnlyList<string> methods = endpoint.Methods(segments);
        if (!methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
            return await RefuseAsync(context, request, methods is [] ? ErrorResponse.NoSuchUrl(request.Method, request.Path) : ErrorResponse.NotAllowed(request.Method, request.Path)).ConfigureAwait(false);

        try
        {
            Answer answer = (await endpoint.AnswerAsync(context, request, segments).ConfigureAwait(false)).Print(options);
            return replies.TakeLoss(request) is { } fault ? answer with { Delivery = answer.Delivery with { Fault = fault } } : answer;
        }
        catch (RefusedException refused)
        {
            return Answer.From(refused.Error);
        }
    }

    private static async Task<Answer> AnswerEarlyAsync(HttpContext context, ReceivedRequest request, Reply early)
    {
        if (early.EarlyFault is { } fault)
            return await ChatCompletions.BreakUploadAsync(context, request, early, fault).ConfigureAwait(false);

        request.BodyLength = await RequestBody.DrainAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
        return early.ToAnswer();
    }

    private static async Task<Answer> RefuseAsync(HttpContext context, ReceivedRequest request, ErrorResponse error)
    {
        request.BodyLength = await RequestBody.DrainAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
        return Answer.From(error);
    }
}
