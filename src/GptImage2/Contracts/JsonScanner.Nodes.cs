using System.Text.Json;
using System.Text.Json.Nodes;

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
        if (text.Contains((byte)'\\'))
            RejectHalfPairs(offset, _position);
        _value = offset;
        return !violated && !Violated;
    }

    // The grammar allows half a surrogate pair, but it cannot be written again.
    private void RejectHalfPairs(int start, int end)
    {
        _position = start;
        while (_json[_position..end].IndexOf((byte)'"') is >= 0 and var quote)
        {
            _value = _position + quote;
            _position = _value;
            StringBody();
        }

        _position = end;
    }
}
