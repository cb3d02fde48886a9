using System.Text;
using System.Text.Json;

namespace GptImage2.Transport;

/// <summary>Reads the body of a successful response. Members that it does not know, it passes over.</summary>
internal static class ChatCompletionReader
{
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static ChatCompletion Read(ReadOnlySpan<byte> body)
    {
        var completion = new ChatCompletion();
        var json = new Utf8JsonReader(body);
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject)
        {
            while (NextMember(ref json))
                ReadMember(ref json, completion);
        }
        else
        {
            json.Skip();
        }

        json.Read();
        return completion;
    }

    private static void ReadMember(ref Utf8JsonReader json, ChatCompletion completion)
    {
        if (json.ValueTextEquals("model"u8))
            completion.Model = ReadString(ref json);
        else if (json.ValueTextEquals("choices"u8))
            ReadChoices(ref json, completion);
        else if (json.ValueTextEquals("usage"u8))
            completion.Usage = ReadUsage(ref json);
        else
            SkipValue(ref json);
    }

    // One choice is asked for, so the first is the reply.
    private static void ReadChoices(ref Utf8JsonReader json, ChatCompletion completion)
    {
        if (!Enter(ref json, JsonTokenType.StartArray))
            return;
        for (bool first = true; json.Read() && json.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (first && json.TokenType == JsonTokenType.StartObject)
                ReadChoice(ref json, completion);
            else
                json.Skip();
        }
    }

    private static void ReadChoice(ref Utf8JsonReader json, ChatCompletion completion)
    {
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("finish_reason"u8))
                completion.FinishReason = ReadString(ref json);
            else if (json.ValueTextEquals("message"u8))
                ReadMessage(ref json, completion);
            else
                SkipValue(ref json);
        }
    }

    private static void ReadMessage(ref Utf8JsonReader json, ChatCompletion completion)
    {
        if (!Enter(ref json, JsonTokenType.StartObject))
            return;
        completion.HasMessage = true;
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("content"u8))
            {
                json.Read();
                if (json.TokenType == JsonTokenType.String)
                    completion.Content = JsonText.Decode(json.ValueSpan);
                else
                    completion.HasMessage &= json.TokenType == JsonTokenType.Null;
                json.Skip();
            }
            else if (json.ValueTextEquals("refusal"u8))
            {
                completion.Refusal = ReadString(ref json);
            }
            else
            {
                SkipValue(ref json);
            }
        }
    }

    private static TokenUsage? ReadUsage(ref Utf8JsonReader json)
    {
        if (!Enter(ref json, JsonTokenType.StartObject))
            return null;
        long? input = null, output = null, cached = null, image = null, reasoning = null;
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("prompt_tokens"u8))
                input = ReadCount(ref json);
            else if (json.ValueTextEquals("completion_tokens"u8))
                output = ReadCount(ref json);
            else if (json.ValueTextEquals("prompt_tokens_details"u8))
                ReadDetails(ref json, "cached_tokens"u8, ref cached, "image_tokens"u8, ref image);
            else if (json.ValueTextEquals("completion_tokens_details"u8))
                ReadDetails(ref json, "reasoning_tokens"u8, ref reasoning, default, ref reasoning);
            else
                SkipValue(ref json);
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
        ref Utf8JsonReader json,
        ReadOnlySpan<byte> firstName,
        ref long? first,
        ReadOnlySpan<byte> secondName,
        ref long? second)
    {
        if (!Enter(ref json, JsonTokenType.StartObject))
            return;
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals(firstName))
                first = ReadCount(ref json);
            else if (!secondName.IsEmpty && json.ValueTextEquals(secondName))
                second = ReadCount(ref json);
            else
                SkipValue(ref json);
        }
    }

    private static bool NextMember(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the value is of a kind that can be gone into; otherwise it is passed over.</summary>
    private static bool Enter(ref Utf8JsonReader json, JsonTokenType start)
    {
        json.Read();
        if (json.TokenType == start)
            return true;
        json.Skip();
        return false;
    }

    private static void SkipValue(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    private static string? ReadString(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            return Encoding.UTF8.GetString(JsonText.Decode(json.ValueSpan).Span);
        json.Skip();
        return null;
    }

    private static long? ReadCount(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out long count))
            return count;
        json.Skip();
        return null;
    }
}
