#if JIT
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NJsonSchema;

namespace GptImage2.Benchmarks.Quick;

/// <summary>The serializer, and a validator beside it: how replies are validated without a generated reader.</summary>
internal sealed class SchemaJudge<T>(JsonTypeInfo<T> typeInfo)
    where T : class, IJsonContract<T>
{
    private readonly JsonSchema _schema = JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(JsonContract.Of<T>().Schema)).GetAwaiter().GetResult();

    public T Read(byte[] document)
    {
        if (_schema.Validate(Encoding.UTF8.GetString(document)).Count > 0)
            throw new InvalidOperationException("The validator refuses a document that fits.");
        return JsonSerializer.Deserialize(document, typeInfo)!;
    }
}
#endif
