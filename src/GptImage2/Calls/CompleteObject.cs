using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Repairing;

namespace GptImage2.Calls;

/// <summary>Finds out whether a reply that reached the output limit was complete before it did.</summary>
internal static class CompleteObject
{
    private static ReadOnlySpan<byte> Fence => "```"u8;

    /// <summary>
    /// Whether a reply is one complete JSON object, or a code block with one, and the model then wrote white space only.
    /// Without white space after it nothing shows that the model had ended.
    /// </summary>
    public static bool IsIn(ReadOnlySpan<byte> reply)
    {
        if (reply.IsEmpty || !JsonTokenizer.IsWhitespace(reply[^1]))
            return false;
        int answer = ReplyText.AnswerStart(reply);
        int open = reply[answer..].IndexOf((byte)'{');
        if (open < 0)
            return false;
        var json = new JsonScanner(reply, answer + open);
        json.Skip();
        if (json.Stopped)
            return false;
        ReadOnlySpan<byte> rest = reply[json.Position..].Trim(" \t\r\n"u8);
        return rest.IsEmpty || (rest.SequenceEqual(Fence) && reply.Slice(answer, open).IndexOf(Fence) >= 0);
    }
}
