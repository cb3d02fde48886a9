using System.Text.Json;
using GptImage2.Endpoints;
using GptImage2.Generated;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>Reads the body of a successful response. Unknown members are skipped.</summary>
internal static class ChatCompletionReader
{
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static ChatCompletion Read(ReadOnlySpan<byte> body, Redaction? redaction = null)
    {
        var completion = new ChatCompletion { Redaction = redaction };
        var json = new JsonScanner(ByteOrderMark.Without(body), 0);
        if (json.TryBeginObject())
        {
            while (json.NextMember())
                ReadMember(ref json, completion);
        }

        json.ReadEnd();
        if (json.Stopped)
            throw new JsonException("The body is not JSON.");
        return completion;
    }

    private static void ReadMember(ref JsonScanner json, ChatCompletion completion)
    {
        ReadOnlySpan<byte> name = json.ReadName();
        if (name.SequenceEqual("model"u8))
            completion.Model = json.TryReadString();
        else if (name.SequenceEqual("choices"u8))
            ReadChoices(ref json, completion);
        else if (name.SequenceEqual("usage"u8))
            completion.Usage = ReadUsage(ref json);
        else if (name.SequenceEqual("service_tier"u8))
            completion.ServiceTier = json.TryReadString();
        else
            json.Skip();
    }

    // The request asks for one choice, so the first choice is the reply.
    private static void ReadChoices(ref JsonScanner json, ChatCompletion completion)
    {
        if (!json.TryBeginArray())
            return;
        for (bool first = true; json.NextElement(); first = false)
        {
            if (!first)
                json.Skip();
            else if (json.TryBeginObject())
                ReadChoice(ref json, completion);
        }
    }

    private static void ReadChoice(ref JsonScanner json, ChatCompletion completion)
    {
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            if (name.SequenceEqual("finish_reason"u8))
                completion.FinishReason = ReadFinishReason(ref json);
            else if (name.SequenceEqual("message"u8))
                ReadMessage(ref json, completion);
            else
                json.Skip();
        }
    }

    private static void ReadMessage(ref JsonScanner json, ChatCompletion completion)
    {
        if (!json.TryBeginObject())
            return;
        completion.HasMessage = true;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            if (name.SequenceEqual("content"u8))
                ReadContent(ref json, completion);
            else if (name.SequenceEqual("refusal"u8))
                completion.Refusal = json.TryReadString();
            else
                json.Skip();
        }
    }

    private static void ReadContent(ref JsonScanner json, ChatCompletion completion)
    {
        if (json.TryReadNull())
            return;
        if (json.TryReadUtf8() is { } content)
            completion.Content = content;
        else
            completion.HasMessage = false;
    }

    // Some gateways write "" where there is no reason yet.
    internal static string? ReadFinishReason(ref JsonScanner json) =>
        json.TryReadString() is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason : null;

    internal static TokenUsage? ReadUsage(ref JsonScanner json)
    {
        if (!json.TryBeginObject())
            return null;
        long? input = null, output = null, cached = null, written = null, image = null, reasoning = null;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            if (name.SequenceEqual("prompt_tokens"u8))
                input = json.TryReadCount();
            else if (name.SequenceEqual("completion_tokens"u8))
                output = json.TryReadCount();
            else if (name.SequenceEqual("prompt_tokens_details"u8))
                ReadInputDetails(ref json, ref cached, ref written, ref image);
            else if (name.SequenceEqual("completion_tokens_details"u8))
                ReadOutputDetails(ref json, ref reasoning);
            else
                json.Skip();
        }

        // A bill with negative numbers is not a bill.
        if (input is null or < 0 || output is null or < 0 || cached < 0 || written < 0 || image < 0 || reasoning < 0)
            return null;
        return new TokenUsage(input.Value, output.Value)
        {
            CachedInputTokens = cached ?? 0,
            CacheWriteTokens = written ?? 0,
            ImageInputTokens = image,
            ReasoningTokens = reasoning ?? 0,
        };
    }

    private static void ReadInputDetails(ref JsonScanner json, ref long? cached, ref long? written, ref long? image)
    {
        if (!json.TryBeginObject())
            return;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            if (name.SequenceEqual("cached_tokens"u8))
                cached = json.TryReadCount();
            else if (name.SequenceEqual("cache_write_tokens"u8))
                written = json.TryReadCount();
            else if (name.SequenceEqual("image_tokens"u8))
                image = json.TryReadCount();
            else
                json.Skip();
        }
    }

    private static void ReadOutputDetails(ref JsonScanner json, ref long? reasoning)
    {
        if (!json.TryBeginObject())
            return;
        while (json.NextMember())
        {
            if (json.ReadName().SequenceEqual("reasoning_tokens"u8))
                reasoning = json.TryReadCount();
            else
                json.Skip();
        }
    }
}
