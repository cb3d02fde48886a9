using System.Text.Json;

namespace GptImage2.Emulator.Batches;

/// <summary>Why a batch failed, and at which line of its file.</summary>
internal sealed record BatchError(string Code, string Message, string? Param = null, int? Line = null)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, Code);
        if (Line is { } line)
            writer.WriteNumber("line"u8, line);
        else
            writer.WriteNull("line"u8);

        writer.WriteString("message"u8, Message);
        writer.WriteString("param"u8, Param);
        writer.WriteEndObject();
    }
}
