using System.Text.Json;

namespace GptImage2.Jobs.Exports;

/// <summary>Reads the document of a call.</summary>
internal static class ExportedDocument
{
    /// <summary>The document as JSON; null when it is not valid JSON, such as one that was repaired whenever it was read.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> document)
    {
        try
        {
            return JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a value in one line. Line breaks are only between tokens of valid JSON.</summary>
    public static string InOneLine(JsonElement value) => value.GetRawText().Replace('\n', ' ').Replace('\r', ' ');
}
