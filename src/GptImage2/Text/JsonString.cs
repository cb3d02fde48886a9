using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GptImage2.Text;

/// <summary>Text as a JSON string.</summary>
internal static class JsonString
{
    public static byte[] Quote(string text) =>
        Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");
}
