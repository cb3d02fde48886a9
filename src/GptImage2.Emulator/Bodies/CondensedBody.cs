using System.Buffers;
using System.Text;
using System.Text.Json;

namespace GptImage2.Emulator.Bodies;

/// <summary>Copies a JSON body for the log, with the base64 text of data URLs replaced by its length.</summary>
internal static class CondensedBody
{
    public const int ShortLength = 256;

    public static JsonElement Read(ReadOnlySpan<byte> json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                Copy(ref reader, writer);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String when IsLongDataUrl(reader.ValueSpan):
                CheckUnicode(ref reader);
                writer.WriteStringValue(Condense(reader.ValueSpan));
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan);
                break;
        }
    }

    // All other strings are decoded, and so is this one later on, unless it is that of an image; by then it is too late to refuse it.
    private static void CheckUnicode(ref Utf8JsonReader reader)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            reader.CopyString(buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsLongDataUrl(ReadOnlySpan<byte> value) => value.Length > ShortLength && value.StartsWith("data:"u8);

    private static string Condense(ReadOnlySpan<byte> value)
    {
        int comma = value[..ShortLength].IndexOf((byte)',');
        string head = comma < 0 ? "data:" : Encoding.UTF8.GetString(value[..(comma + 1)]);
        return $"{head}[{Unescaped(value) - head.Length} characters]";
    }

    private static int Unescaped(ReadOnlySpan<byte> value)
    {
        int length = value.Length;
        for (int at = value.IndexOf((byte)'\\'); at >= 0; at = value.IndexOf((byte)'\\'))
        {
            int escape = value[at + 1] is (byte)'u' ? 6 : 2;
            length -= escape - 1;
            value = value[(at + escape)..];
        }

        return length;
    }
}
