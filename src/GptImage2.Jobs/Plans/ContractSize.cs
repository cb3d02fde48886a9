using System.Runtime.InteropServices;
using System.Text.Json;

namespace GptImage2.Jobs.Plans;

/// <summary>The output tokens of a reply that fits a contract, guessed from its JSON Schema.</summary>
/// <param name="Usual">The tokens of a document of usual length.</param>
/// <param name="Most">The tokens of the longest document; null when the contract allows any length.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContractSize(long Usual, long? Most)
{
    private const int UsualText = 8;
    private const int UsualItems = 5;
    private const int Number = 4;
    private const int LongestNumber = 20;
    private const int Punctuation = 3;
    private const int CharactersPerToken = 4;
    private const int Depth = 16;

    // A contract that doubles at each level would be larger than any reply.
    private const long Largest = 1_000_000;

    /// <summary>Guesses the size of documents of a schema.</summary>
    public static ContractSize Of(ReadOnlySpan<byte> schema)
    {
        var reader = new Utf8JsonReader(schema);
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement, document.RootElement, Depth);
    }

    private static ContractSize Of(JsonElement root, JsonElement node, int depth)
    {
        if (depth == 0 || node.ValueKind != JsonValueKind.Object)
            return new ContractSize(1, null);
        if (node.TryGetProperty("$ref", out JsonElement reference) && Resolve(root, reference.GetString()) is { } target)
            return Of(root, target, depth - 1);
        foreach (string union in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (node.TryGetProperty(union, out JsonElement choices) && choices.ValueKind == JsonValueKind.Array)
                return LargestOf(choices.EnumerateArray().Select(choice => Of(root, choice, depth - 1)));
        }

        if (node.TryGetProperty("enum", out JsonElement names))
            return LargestOf(names.EnumerateArray().Select(static name => Fixed(TokensOf(name.GetRawText().Length))));
        if (node.TryGetProperty("const", out JsonElement constant))
            return Fixed(TokensOf(constant.GetRawText().Length));
        return TypeOf(node) switch
        {
            "object" => OfObject(root, node, depth),
            "array" => OfArray(root, node, depth),
            "string" => OfText(node),
            "number" or "integer" => new ContractSize(Number, LongestNumber),
            _ => Fixed(1),
        };
    }

    private static ContractSize OfObject(JsonElement root, JsonElement node, int depth)
    {
        ContractSize size = Fixed(2);
        if (node.TryGetProperty("properties", out JsonElement members))
        {
            foreach (JsonProperty member in members.EnumerateObject())
                size = Sum(size, Fixed(TokensOf(member.Name.Length) + Punctuation), Of(root, member.Value, depth - 1));
        }

        return node.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object
            ? Sum(size, Times(Sum(Of(root, others, depth - 1), Fixed(UsualText)), UsualItems, null))
            : size;
    }

    private static ContractSize OfArray(JsonElement root, JsonElement node, int depth)
    {
        if (!node.TryGetProperty("items", out JsonElement items))
            return new ContractSize(2, null);
        int least = Number32(node, "minItems") ?? 0;
        int? most = Number32(node, "maxItems");
        return Sum(Fixed(2), Times(Sum(Of(root, items, depth - 1), Fixed(1)), Math.Clamp(UsualItems, least, Math.Max(least, most ?? int.MaxValue)), most));
    }

    private static ContractSize OfText(JsonElement node)
    {
        int? most = Number32(node, "maxLength");
        if (node.TryGetProperty("format", out JsonElement format) && format.GetString() is "date" or "time" or "date-time" or "uuid" or "duration")
            return new ContractSize(UsualText, 3 * UsualText);
        int usual = Math.Max(TokensOf(Number32(node, "minLength") ?? 0), UsualText);
        return new ContractSize(most is { } limit ? Math.Min(usual, limit + 1) : usual, most + 2);
    }

    private static ContractSize Fixed(long tokens) => new(tokens, tokens);

    private static ContractSize Sum(params ReadOnlySpan<ContractSize> parts)
    {
        ContractSize sum = Fixed(0);
        foreach (ContractSize part in parts)
            sum = new ContractSize(Math.Min(Largest, sum.Usual + part.Usual), sum.Most + part.Most is { } most ? Math.Min(Largest, most) : null);
        return sum;
    }

    private static ContractSize Times(ContractSize item, int usual, int? most) =>
        new(Math.Min(Largest, item.Usual * usual), item.Most * most is { } all ? Math.Min(Largest, all) : null);

    private static ContractSize LargestOf(IEnumerable<ContractSize> choices)
    {
        ContractSize largest = Fixed(0);
        foreach (ContractSize choice in choices)
            largest = new ContractSize(Math.Max(largest.Usual, choice.Usual), largest.Most is { } most && choice.Most is { } other ? Math.Max(most, other) : null);
        return largest;
    }

    private static int TokensOf(int characters) => characters / CharactersPerToken + 1;

    private static int? Number32(JsonElement node, string name) => node.TryGetProperty(name, out JsonElement value) && value.TryGetInt32(out int number) ? number : null;

    private static string? TypeOf(JsonElement node)
    {
        if (!node.TryGetProperty("type", out JsonElement type))
            return node.TryGetProperty("properties", out _) ? "object" : null;
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static name => name.GetString()).FirstOrDefault(static name => name != "null") : type.GetString();
    }

    private static JsonElement? Resolve(JsonElement root, string? reference)
    {
        if (reference is null || !reference.StartsWith('#'))
            return null;
        JsonElement node = root;
        foreach (string part in reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out node))
                return null;
        }

        return node;
    }
}
