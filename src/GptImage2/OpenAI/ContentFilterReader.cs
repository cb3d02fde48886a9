using System.Text.Json;

namespace GptImage2.OpenAI;

/// <summary>Reads which categories of a content filter were filtered, as Azure reports them in an error.</summary>
internal static class ContentFilterReader
{
    /// <summary>Whether the current member holds the result of the filter.</summary>
    public static bool IsResult(ref Utf8JsonReader json) =>
        json.ValueTextEquals("content_filter_result"u8) || json.ValueTextEquals("content_filter_results"u8);

    /// <summary>Reads the inner error after its name, and adds the categories that were filtered.</summary>
    public static void ReadInnerError(ref Utf8JsonReader json, List<string> categories)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (IsResult(ref json))
            {
                Read(ref json, categories);
                continue;
            }

            json.Read();
            json.Skip();
        }
    }

    /// <summary>Reads the result after its name, and adds the categories that were filtered.</summary>
    public static void Read(ref Utf8JsonReader json, List<string> categories)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string category = json.GetString()!;
            json.Read();
            if (IsFiltered(ref json))
                categories.Add(category);
        }
    }

    private static bool IsFiltered(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return false;
        }

        bool filtered = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool decides = json.ValueTextEquals("filtered"u8);
            json.Read();
            filtered |= decides && json.TokenType == JsonTokenType.True;
            json.Skip();
        }

        return filtered;
    }
}
