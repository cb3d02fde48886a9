using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Documents;

/// <summary>Many different documents of one contract, and the objects from which they were written.</summary>
internal sealed class Payload<T>
    where T : class, IJsonContract<T>
{
    private const int Seed = 20261122;

    public Payload(string name, int count, bool isIndented, Func<Words, T> create, Func<T, T> copy, JsonTypeInfo<T> typeInfo)
    {
        var words = new Words(Seed);
        Name = name;
        IsIndented = isIndented;
        Copy = copy;
        TypeInfo = typeInfo;
        Values = [.. Enumerable.Range(0, count).Select(_ => create(words))];
        Documents = [.. Values.Select(value => Write(value, words.Chance(0.5), words.Chance(0.2)))];
        Spoiled = [.. Documents.Select(document => Spoiling.Spoil(document, words, isIndented))];
        Bodies = [.. Documents.Select(document => Completions.Write(document))];
    }

    public string Name { get; }

    public bool IsIndented { get; }

    public T[] Values { get; }

    public byte[][] Documents { get; }

    /// <summary>The documents, each with three violations.</summary>
    public byte[][] Spoiled { get; }

    /// <summary>The documents as the content of chat completions.</summary>
    public byte[][] Bodies { get; }

    public Func<T, T> Copy { get; }

    public JsonTypeInfo<T> TypeInfo { get; }

    public bool IsLarge => MedianSize > 100_000;

    public int MedianSize => Documents.Select(document => document.Length).Order().ElementAt(Documents.Length / 2);

    // Half of the documents leave out null members; in every fifth document a discriminator is the last member, not the first.
    private byte[] Write(T value, bool leaveOutNulls, bool discriminatorLast)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = IsIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (JsonDocument document = JsonSerializer.SerializeToDocument(value, TypeInfo))
        using (var json = new Utf8JsonWriter(stream, options))
            Write(json, document.RootElement, leaveOutNulls, discriminatorLast);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement element, bool leaveOutNulls, bool discriminatorLast)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty member in element.EnumerateObject().OrderBy(member => discriminatorLast && member.NameEquals(Payment.Discriminator)))
                {
                    if (leaveOutNulls && member.Value.ValueKind == JsonValueKind.Null)
                        continue;
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, leaveOutNulls, discriminatorLast);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                    Write(json, item, leaveOutNulls, discriminatorLast);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(element.GetString());
                break;
            default:
                json.WriteRawValue(Encoding.UTF8.GetBytes(element.GetRawText()));
                break;
        }
    }
}
