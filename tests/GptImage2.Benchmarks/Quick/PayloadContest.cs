using System.Text.Json;
using GptImage2.Benchmarks.Contracts;
using GptImage2.Benchmarks.Documents;
using GptImage2.OpenAI;

namespace GptImage2.Benchmarks.Quick;

/// <summary>Runs all contenders over one payload, after checking that they have the same result.</summary>
internal static class PayloadContest
{
    public const string Ours = "GptImage2, validated";
    public const string Serializer = "System.Text.Json";
    public const string Bare = "bare Utf8JsonReader pass";
    public const string Schema = "System.Text.Json, NJsonSchema";
    public const string Graph = "object graph alone";
    public const string Spoiled = "GptImage2, three violations";
    public const string OursBody = "HTTP body, GptImage2";
    public const string SerializerBody = "HTTP body, System.Text.Json";
    public const string OursWriter = "writer, GptImage2";
    public const string SerializerWriter = "writer, System.Text.Json";

    public static Contest Create<T>(Payload<T> payload)
        where T : class, IJsonContract<T>
    {
        Verify(payload);
        List<Contender> contenders =
        [
            new(Serializer, i => JsonSerializer.Deserialize(payload.Documents[i], payload.TypeInfo)),
            new(Ours, i => Read<T>(payload.Documents[i])),
            new(Bare, i => Pass(payload.Documents[i])),
            new(Graph, i => payload.Copy(payload.Values[i])),
            new(Spoiled, i => Violations<T>(payload.Spoiled[i])),
            new(OursBody, i => ReadBody<T>(payload.Bodies[i])),
            new(SerializerBody, i => DeserializeBody(payload, payload.Bodies[i])),
        ];
        if (!payload.IsIndented)
        {
            contenders.Add(new(OursWriter, i => JsonContract.ToUtf8(payload.Values[i])));
            contenders.Add(new(SerializerWriter, i => JsonSerializer.SerializeToUtf8Bytes(payload.Values[i], payload.TypeInfo)));
        }
#if JIT
        if (!payload.IsLarge)
        {
            var judge = new SchemaJudge<T>(payload.TypeInfo);
            contenders.Add(new(Schema, i => judge.Read(payload.Documents[i])));
        }
#endif
        return new Contest(contenders, payload.Documents.Length);
    }

    public static T? Read<T>(byte[] document)
        where T : class, IJsonContract<T> => JsonContract.TryParse(document, out T? value, out _) ? value : null;

    public static IReadOnlyList<ContractViolation> Violations<T>(byte[] document)
        where T : class, IJsonContract<T> =>
        JsonContract.TryParse<T>(document, out _, out IReadOnlyList<ContractViolation> violations) ? [] : violations;

    public static object? Pass(byte[] document)
    {
        var json = new Utf8JsonReader(document);
        while (json.Read())
        {
        }

        return null;
    }

    public static T? ReadBody<T>(byte[] body)
        where T : class, IJsonContract<T> =>
        JsonContract.TryParse(ChatCompletionReader.Read(body).Content.Span, out T? value, out _) ? value : null;

    public static T? DeserializeBody<T>(Payload<T> payload, byte[] body)
        where T : class, IJsonContract<T> =>
        JsonSerializer.Deserialize(
            JsonSerializer.Deserialize(body, EnvelopeContext.Default.ChatEnvelope)!.Choices[0].Message.Content!,
            payload.TypeInfo);

    private static void Verify<T>(Payload<T> payload)
        where T : class, IJsonContract<T>
    {
        for (int i = 0; i < payload.Documents.Length; i++)
        {
            string expected = JsonSerializer.Serialize(payload.Values[i], payload.TypeInfo);
            T?[] values =
            [
                Read<T>(payload.Documents[i]),
                ReadBody<T>(payload.Bodies[i]),
                DeserializeBody(payload, payload.Bodies[i]),
                JsonSerializer.Deserialize(payload.Documents[i], payload.TypeInfo),
                payload.Copy(payload.Values[i]),
                JsonSerializer.Deserialize(JsonContract.ToUtf8(payload.Values[i]), payload.TypeInfo),
            ];
            bool same = Array.TrueForAll(values, value => value is not null && JsonSerializer.Serialize(value, payload.TypeInfo) == expected);
            if (!same || Violations<T>(payload.Spoiled[i]).Count != Spoiling.Violations)
                throw new InvalidOperationException($"The contenders disagree on document {i} of {payload.Name}.");
        }
    }
}
