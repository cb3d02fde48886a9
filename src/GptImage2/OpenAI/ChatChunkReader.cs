using System.Text.Json;
using GptImage2.Endpoints;
using GptImage2.Generated;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>Reads one event of a streamed chat completion. Unknown members are skipped.</summary>
internal static class ChatChunkReader
{
    /// <summary>Adds an event to a completion.</summary>
    /// <param name="data">The data of the event.</param>
    /// <param name="completion">The completion.</param>
    /// <param name="content">Where the text of the reply is added.</param>
    /// <param name="refusal">Where the text of a refusal is added.</param>
    /// <exception cref="JsonException">The event is not JSON, or the content of its message is not text.</exception>
    public static void Read(ReadOnlySpan<byte> data, ChatCompletion completion, JoinedText content, JoinedText refusal)
    {
        var json = new JsonScanner(data, 0);
        if (json.TryBeginObject())
        {
            while (json.NextMember())
                ReadMember(ref json, completion, content, refusal);
        }

        json.ReadEnd();
        if (json.Stopped)
            throw new JsonException("The event is not JSON.");
    }

    private static void ReadMember(ref JsonScanner json, ChatCompletion completion, JoinedText content, JoinedText refusal)
    {
        ReadOnlySpan<byte> name = json.ReadName();
        if (name.SequenceEqual("choices"u8))
            ReadChoices(ref json, completion, content, refusal);
        else if (name.SequenceEqual("model"u8))
            completion.Model = json.TryReadString() ?? completion.Model;
        else if (name.SequenceEqual("service_tier"u8))
            completion.ServiceTier = json.TryReadString() ?? completion.ServiceTier;
        else if (name.SequenceEqual("usage"u8))
            completion.Usage = ChatCompletionReader.ReadUsage(ref json) ?? completion.Usage;
        else
            json.Skip();
    }

    private static void ReadChoices(ref JsonScanner json, ChatCompletion completion, JoinedText content, JoinedText refusal)
    {
        if (!json.TryBeginArray())
            return;
        for (bool first = true; json.NextElement(); first = false)
        {
            if (!first)
                json.Skip();
            else if (json.TryBeginObject())
                ReadChoice(ref json, completion, content, refusal);
        }
    }

    private static void ReadChoice(ref JsonScanner json, ChatCompletion completion, JoinedText content, JoinedText refusal)
    {
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            // Endpoints that do not support streams send the complete message at once.
            if (name.SequenceEqual("delta"u8) || name.SequenceEqual("message"u8))
                ReadDelta(ref json, completion, content, refusal);
            else if (name.SequenceEqual("finish_reason"u8))
                completion.FinishReason = ChatCompletionReader.ReadFinishReason(ref json) ?? completion.FinishReason;
            else
                json.Skip();
        }
    }

    private static void ReadDelta(ref JsonScanner json, ChatCompletion completion, JoinedText content, JoinedText refusal)
    {
        if (!json.TryBeginObject())
            return;
        completion.HasMessage = true;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            if (name.SequenceEqual("content"u8))
                ReadContent(ref json, content);
            else if (name.SequenceEqual("refusal"u8))
                json.TryReadInto(refusal);
            else
                json.Skip();
        }
    }

    // Content that is neither text nor null would otherwise be an empty reply, which is not what was sent.
    private static void ReadContent(ref JsonScanner json, JoinedText content)
    {
        if (!json.TryReadNull() && !json.TryReadInto(content))
            throw new JsonException("The content of the message is not text.");
    }
}
