using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Text;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    // A node with two members of one name would throw as soon as it is used.
    private static readonly JsonDocumentOptions NodeOptions = new() { AllowDuplicateProperties = false };

    /// <summary>Reads any value but null, which is not a node in C#.</summary>
    public JsonNode? ReadNode()
    {
        StartValue();
        if (!_json[_position..].StartsWith("null"u8))
            return Node();
        Mismatch("a value that is not null");
        return null;
    }

    /// <summary>Reads any object.</summary>
    public JsonObject? ReadNodeObject()
    {
        if (StartValue() == (byte)'{')
            return Node() as JsonObject;
        Mismatch("an object");
        return null;
    }

    /// <summary>Reads any array.</summary>
    public JsonArray? ReadNodeArray()
    {
        if (StartValue() == (byte)'[')
            return Node() as JsonArray;
        Mismatch("an array");
        return null;
    }

    private JsonNode? Node()
    {
        if (!TryReadAny(out ReadOnlySpan<byte> text))
            return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: NodeOptions);
        }
        catch (JsonException)
        {
            // The grammar was checked before, so this is the only reason that is left.
            Reject(ContractRule.Duplicate, "each member of an object only once");
            return null;
        }
    }

    // Returns false where the value is not needed, because there is a violation.
    private bool TryReadAny(out ReadOnlySpan<byte> text)
    {
        int offset = _value;
        bool violated = Violated;
        Skip();
        text = default;
        if (_stopped)
            return false;
        text = _json[offset.._position];
        _value = offset;
        if (!violated && JsonEscape.HasHalfPair(text))
            RejectFormat<JsonElement>("both halves of a surrogate pair");
        return !violated && !Violated;
    }
}
