using System.Buffers;
using System.Text.Json;

namespace GptImage2.AspNetCore.Problems;

/// <summary>Makes JSON values from what a writer writes.</summary>
internal static class JsonValues
{
    public static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
