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
        long? input = null, output = null, cached = null, image = null, reasoning = null;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            if (name.SequenceEqual("prompt_tokens"u8))
                input = json.TryReadCount();
            else if (name.SequenceEqual("completion_tokens"u8))
                output = json.TryReadCount();
            else if (name.SequenceEqual("prompt_tokens_details"u8))
                ReadDetails(ref json, "cached_tokens"u8, ref cached, "image_tokens"u8, ref image);
            else if (name.SequenceEqual("completion_tokens_details"u8))
                ReadDetails(ref json, "reasoning_tokens"u8, ref reasoning, default, ref reasoning);
            else
                json.Skip();
        }

        if (input is null || output is null)
            return null;
        return new TokenUsage(input.Value, output.Value)
        {
            CachedInputTokens = cached ?? 0,
            ImageInputTokens = image,
            ReasoningTokens = reasoning ?? 0,
        };
    }

    private static void ReadDetails(
        ref JsonScanner json,
        ReadOnlySpan<byte> firstName,
        ref long? first,
        ReadOnlySpan<byte> secondName,
        ref long? second)
    {
        if (!json.TryBeginObject())
            return;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            if (name.SequenceEqual(firstName))
                first = json.TryReadCount();
            else if (!secondName.IsEmpty && name.SequenceEqual(secondName))
                second = json.TryReadCount();
            else
                json.Skip();
        }
    }
}
