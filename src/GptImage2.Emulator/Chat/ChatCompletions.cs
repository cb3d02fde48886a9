using System.Text.Json;
using GptImage2.Emulator.Bodies;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Endpoints;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Faults;
using GptImage2.Emulator.Images;
using GptImage2.Emulator.Limits;
using GptImage2.Emulator.Pages;
using GptImage2.Emulator.Replies;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Chat;

/// <summary>Answers <c>POST /v1/chat/completions</c>: key, body, checks, reply, in this order.</summary>
internal sealed class ChatCompletions(EndpointOptions options, ReplyScript replies)
{
    private RateLimits _limits = new(options);
    private PromptCache _cache = new(options.TimeProvider);

    public async Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        Reply? early = replies.TakeBeforeChecks(request);
        if (early?.EarlyFault is { } fault)
            return await BreakUploadAsync(context, request, early, fault).ConfigureAwait(false);

        if (early is null && RequestKey.Check(context.Request, options) is { } unauthorized)
        {
            request.BodyLength = await RequestBody.DrainAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);

            // The message holds a part of the key, or all of a short one: it is not for the log.
            return Answer.From(unauthorized) with { Error = unauthorized.Code ?? "missing_api_key" };
        }

        if (early is null && RequestHeaders.Refuse(context.Request) is { } refusal)
        {
            request.BodyLength = await RequestBody.DrainAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
            return _limits.Tell(Answer.From(refusal), hasImages: false);
        }

        using ChatBody? body = await ChatBody.ReadAsync(context.Request, options.MaxRequestBytes, request.Call is { } call ? call.NewSink : null, context.RequestAborted).ConfigureAwait(false);
        if (body is null)
            return early?.ToAnswer() ?? Answer.ProxyPage(StatusCodes.Status413PayloadTooLarge);

        request.BodyLength = body.Length;
        if (early is null && RequestKey.HasNoQuota(context.Request, options))
            return Answer.From(RateLimitErrors.Quota());

        request.Call?.Received(body.Condensed.Span, body.Images);
        request.BodySha256 = body.Sha256;
        using JsonDocument? document = TryParse(body, request);
        if (early is not null)
            return early.ToAnswer();

        try
        {
            request.Chat = RequestChecks.Read(document?.RootElement ?? throw ParameterErrors.NotJson().Refuse(), options, body.Images);
            return _limits.Tell(_limits.Refuse(request.Chat) ?? Complete(request, request.Chat), request.Chat.Images.Any());
        }
        catch (RefusedException refused)
        {
            return _limits.Tell(Answer.From(refused.Error), hasImages: false);
        }
    }

    /// <summary>Answers a line of a batch: the same checks and replies, without key, rate limits and connection.</summary>
    public Answer AnswerLine(ReceivedRequest request, JsonElement body, PassedImages images)
    {
        if (replies.TakeBeforeChecks(request) is { } early)
            return early.ToAnswer();

        try
        {
            request.Chat = RequestChecks.Read(body, options, images);
            return request.Chat.Stream
                ? throw ParameterErrors.UnsupportedValue("stream", "true", "false").Refuse()
                : Complete(request, request.Chat);
        }
        catch (RefusedException refused)
        {
            return Answer.From(refused.Error);
        }
    }

    /// <summary>Gives back all that the rate limits have taken, and forgets the prompts that were seen.</summary>
    public void Reset()
    {
        _limits = new RateLimits(options);
        _cache = new PromptCache(options.TimeProvider);
    }

    private static JsonDocument? TryParse(ChatBody body, ReceivedRequest request)
    {
        try
        {
            request.Body = CondensedBody.Read(body.Condensed.Span);
            return JsonDocument.Parse(body.Condensed);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An InvalidOperationException means text that is not Unicode, such as half a surrogate pair.
            return null;
        }
    }

    public static async Task<Answer> BreakUploadAsync(HttpContext context, ReceivedRequest request, Reply reply, Fault fault)
    {
        if (fault.At is not Fault.Stage.Upload)
            return reply.ToAnswer();

        request.BodyLength = await RequestBody.SkipAsync(context.Request.BodyReader, fault.Bytes, context.RequestAborted).ConfigureAwait(false);
        return Answer.None with { Delivery = new Delivery { Fault = fault } };
    }

    private Answer Complete(ReceivedRequest request, ChatRequest chat)
    {
        if (chat.ServiceTier is "flex" && Chance.Of(options.Seed, request.Number) < options.FlexShortageRate)
            return Reply.NoFlexCapacity().ToAnswer();

        Reply reply = replies.Take(request) ?? replies.Default();
        if (reply.Completes && options.PromptCache)
            (chat.CachedTokens, chat.CacheWriteTokens) = _cache.Use(chat);

        return reply.Completes ? reply.ToAnswer(chat, options) : reply.ToAnswer();
    }
}
