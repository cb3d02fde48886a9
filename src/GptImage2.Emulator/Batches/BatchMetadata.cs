using System.Globalization;
using System.Text.Json;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>The key-value pairs that a client may hang on a batch.</summary>
internal static class BatchMetadata
{
    private const int MaxPairs = 16;
    private const int MaxKey = 64;
    private const int MaxValue = 512;

    public static IReadOnlyDictionary<string, string>? Read(JsonElement root)
    {
        if (root.Find("metadata") is not { } metadata)
            return null;

        if (metadata.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.BadType("metadata", "an object", metadata).Refuse();

        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty member in metadata.EnumerateObject())
        {
            string path = $"metadata.{member.Name}";
            if (member.Value.ValueKind is not JsonValueKind.String)
                throw ParameterErrors.BadType(path, "a string", member.Value).Refuse();

            CheckLength(member.Name, MaxKey, path);
            CheckLength(member.Value.GetString()!, MaxValue, path);
            pairs[member.Name] = member.Value.GetString()!;
        }

        return pairs.Count <= MaxPairs ? pairs : throw TooMany(pairs.Count).Refuse();
    }

    private static void CheckLength(string text, int max, string path)
    {
        if (text.Length > max)
        {
            throw ErrorResponse.BadRequest(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Invalid '{path}': string too long. Expected a string with maximum length {max}, but got a string with length {text.Length} instead."),
                path,
                "string_above_max_length").Refuse();
        }
    }

    private static ErrorResponse TooMany(int count) => ErrorResponse.BadRequest(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Invalid 'metadata': too many properties. Expected an object with at most {MaxPairs} properties, but got an object with {count} properties instead."),
        "metadata",
        "object_above_max_properties");
}
