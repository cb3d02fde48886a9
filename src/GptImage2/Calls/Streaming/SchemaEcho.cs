using GptImage2.Generated;

namespace GptImage2.Calls.Streaming;

/// <summary>Recognizes a JSON Schema, which some models repeat before they answer.</summary>
internal static class SchemaEcho
{
    /// <summary>Whether a JSON text is an object that describes a value instead of being one.</summary>
    public static bool IsSchema(ReadOnlySpan<byte> text)
    {
        var json = new JsonScanner(text, 0);
        if (!json.TryBeginObject())
            return false;
        bool isSchema = false;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.ReadName();
            isSchema |= name.SequenceEqual("type"u8) || name.SequenceEqual("$ref"u8) || name.SequenceEqual("anyOf"u8) || name.SequenceEqual("oneOf"u8);
            json.Skip();
        }

        return isSchema && !json.Stopped;
    }
}
