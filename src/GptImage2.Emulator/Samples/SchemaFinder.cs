using System.Text;
using System.Text.Json;

namespace GptImage2.Emulator.Samples;

/// <summary>Finds the largest JSON object in the text of a prompt that is a JSON Schema.</summary>
internal static class SchemaFinder
{
    private static readonly HashSet<string> TypeNames =
        new(StringComparer.Ordinal) { "object", "array", "string", "number", "integer", "boolean", "null" };

    private static readonly string[] ObjectKeywords = ["properties", "$defs", "definitions", "patternProperties"];
    private static readonly string[] ArrayKeywords = ["anyOf", "oneOf", "allOf"];

    /// <summary>Finds the schema; null when the prompt holds nothing that looks like one.</summary>
    /// <exception cref="SampleException">Something looks like a schema and cannot be read as one.</exception>
    public static PromptSchema? Find(IEnumerable<string> texts)
    {
        SampleException? failure = null;
        foreach (string? json in texts.SelectMany(Candidates).OrderByDescending(static c => c.Length))
        {
            try
            {
                return SchemaReader.Read(json);
            }
            catch (SampleException e)
            {
                failure ??= e;
            }
        }

        return failure is null ? null : throw failure;
    }

    /// <summary>Finds the schema; null when there is no schema that can be read.</summary>
    public static PromptSchema? TryFind(IEnumerable<string> texts)
    {
        try
        {
            return Find(texts);
        }
        catch (SampleException)
        {
            return null;
        }
    }

    private static List<string> Candidates(string text)
    {
        var found = new List<string>();
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        for (int at = Array.IndexOf(utf8, (byte)'{'); at >= 0; at = Array.IndexOf(utf8, (byte)'{', at))
        {
            int length = ObjectLength(utf8.AsSpan(at));
            if (length > 0 && LooksLikeSchema(utf8.AsMemory(at, length)))
            {
                found.Add(Encoding.UTF8.GetString(utf8, at, length));
                at += length;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static int ObjectLength(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 256 });
            reader.Read();
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static bool LooksLikeSchema(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 256 });
        JsonElement root = document.RootElement;
        return HasTypeName(root)
            || (root.TryGetProperty("$ref", out JsonElement reference) && reference.ValueKind is JsonValueKind.String)
            || ObjectKeywords.Any(name => root.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Object)
            || ArrayKeywords.Any(name => root.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Array);
    }

    private static bool HasTypeName(JsonElement root) => root.TryGetProperty("type", out JsonElement type) && type.ValueKind switch
    {
        JsonValueKind.String => TypeNames.Contains(type.GetString()!),
        JsonValueKind.Array => type.EnumerateArray().All(static t => t.ValueKind is JsonValueKind.String && TypeNames.Contains(t.GetString()!)),
        _ => false,
    };
}
