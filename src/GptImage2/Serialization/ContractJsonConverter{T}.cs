using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Serialization;

/// <summary>Reads and writes a contract by its own reader and writer where System.Text.Json reads and writes the rest.</summary>
internal sealed class ContractJsonConverter<T> : JsonConverter<T>
    where T : IJsonContract<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        bool isRoot = reader.CurrentDepth == 0;
        using var document = JsonDocument.ParseValue(ref reader);
        JsonElement element = document.RootElement;

        // Comments and trailing commas that the options allow are not part of the JSON that contracts read.
        ReadOnlySpan<byte> utf8Json = options.ReadCommentHandling != JsonCommentHandling.Disallow || options.AllowTrailingCommas
            ? Rewritten(element)
            : JsonMarshal.GetRawUtf8Value(element);
        if (ContractReader.TryRead(utf8Json, out T? value, out ContractReading<T>? failure))
            return value;

        var violation = new ContractViolationException(failure.Violations, failure.UnknownMembers, Encoding.UTF8.GetString(utf8Json), failure.Error);

        // System.Text.Json adds the path of the contract to an exception without one. Inside the contract only its own reader knows the path.
        throw isRoot && failure.Violations is [var first, ..]
            ? new JsonException(violation.Message, JsonPath.Of(first.Path, element), null, null, violation)
            : new JsonException(violation.Message, violation);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => GeneratedContract.Write(writer, value);

    private static ReadOnlySpan<byte> Rewritten(JsonElement element)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
            element.WriteTo(writer);
        return text.WrittenSpan;
    }
}
