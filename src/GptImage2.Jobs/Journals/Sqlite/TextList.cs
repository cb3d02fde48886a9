using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Lists of texts as they are stored: JSON arrays, which the JSON functions of SQLite read.</summary>
internal static class TextList
{
    // The text is a value of a column, never a part of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(IReadOnlyList<string> texts)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (string text in texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static string? ToJsonOrNull(IReadOnlyList<string> texts) => texts.Count == 0 ? null : ToJson(texts);

    public static IReadOnlyList<string> Parse(ReadOnlyMemory<byte> json)
    {
        var texts = new List<string>();
        var reader = new Utf8JsonReader(json.Span);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
                texts.Add(reader.GetString()!);
        }

        return texts;
    }
}
