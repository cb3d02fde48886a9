using GptImage2.Endpoints;
using GptImage2.Text;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI;

/// <summary>Reads a response of a chat client.</summary>
internal static class ChatReply
{
    private const string Refusal = "Refusal";

    // The names of the counts in the chat client of the OpenAI SDK, and in the API.
    private static readonly string[] ImageCounts = ["InputTokenDetails.ImageTokenCount", "image_tokens"];
    private static readonly string[] CachedCounts = ["InputTokenDetails.CachedTokenCount", "cached_tokens"];
    private static readonly string[] ReasoningCounts = ["OutputTokenDetails.ReasoningTokenCount", "reasoning_tokens"];

    public static ChatCompletion Read(ChatResponse response)
    {
        // Middleware may put messages before the reply.
        ChatMessage? message = response.Messages.LastOrDefault(static m => m.Role == ChatRole.Assistant);
        return new ChatCompletion
        {
            HasMessage = message is not null,
            Content = JoinedText.Of(message?.Text),
            Refusal = Errors(message).FirstOrDefault(IsRefusal)?.Message,
            FinishReason = response.FinishReason?.Value,
            Model = response.ModelId,
            Usage = Usage(response.Usage),
        };
    }

    /// <summary>Adds the content of an update of a streamed response, except its text.</summary>
    public static void Add(ChatResponseUpdate update, ChatCompletion completion)
    {
        completion.HasMessage = true;
        completion.Model = update.ModelId ?? completion.Model;
        completion.FinishReason = update.FinishReason?.Value ?? completion.FinishReason;
        foreach (AIContent content in update.Contents)
        {
            if (content is ErrorContent error && IsRefusal(error))
                completion.Refusal += error.Message;
            else if (content is UsageContent usage)
                completion.Usage = Usage(usage.Details) ?? completion.Usage;
        }
    }

    /// <summary>The error in a reply without text; null when there is none.</summary>
    public static string? ErrorOf(ChatResponse response) =>
        response.Messages.SelectMany(Errors).FirstOrDefault(static error => !IsRefusal(error)) is { } error
            ? error.ErrorCode is { } code ? $"{error.Message} ({code})" : error.Message
            : null;

    private static IEnumerable<ErrorContent> Errors(ChatMessage? message) => message?.Contents.OfType<ErrorContent>() ?? [];

    private static bool IsRefusal(ErrorContent error) => string.Equals(error.ErrorCode, Refusal, StringComparison.OrdinalIgnoreCase);

    private static TokenUsage? Usage(UsageDetails? usage) =>
        usage is { InputTokenCount: { } input, OutputTokenCount: { } output }
            ? new TokenUsage(input, output)
            {
                CachedInputTokens = usage.CachedInputTokenCount ?? Additional(usage, CachedCounts) ?? 0,
                ImageInputTokens = Additional(usage, ImageCounts),
                ReasoningTokens = usage.ReasoningTokenCount ?? Additional(usage, ReasoningCounts) ?? 0,
            }
            : null;

    private static long? Additional(UsageDetails usage, string[] names)
    {
        foreach (string name in names)
        {
            if (usage.AdditionalCounts?.TryGetValue(name, out long count) == true)
                return count;
        }

        return null;
    }
}
