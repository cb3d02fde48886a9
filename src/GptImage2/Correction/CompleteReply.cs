using System.Text;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Correction;

/// <summary>Tells a reply that is written wrongly, but to its end, from one that was cut off.</summary>
internal static class CompleteReply
{
    /// <summary>Whether the text is that of a complete reply: every bracket is closed, and each required member of the root is named.</summary>
    public static bool HoldsAll(ReadOnlySpan<byte> reply, SchemaNode schema)
    {
        int start = reply.IndexOf((byte)'{');
        if (start < 0)
            return false;
        ReadOnlySpan<byte> text = reply[start..];
        if (text.Count((byte)'{') > text.Count((byte)'}') || text.Count((byte)'[') > text.Count((byte)']'))
            return false;

        // Prose after the last bracket is harmless; a member that begins there is not.
        if (text[text.LastIndexOfAny((byte)'}', (byte)']')..].IndexOfAny("\":,"u8) >= 0)
            return false;
        foreach (string name in schema.Required)
        {
            if (!Names(text, name))
                return false;
        }

        return true;
    }

    private static bool Names(ReadOnlySpan<byte> text, string name) =>
        text.IndexOf(JsonString.Quote(name)) >= 0
        || text.IndexOf(Encoding.UTF8.GetBytes($"'{name}'")) >= 0
        || text.IndexOf(Encoding.UTF8.GetBytes($"{name}:")) >= 0;
}
