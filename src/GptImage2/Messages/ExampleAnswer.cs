using System.Buffers;
using System.Text;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Messages;

/// <summary>Writes what the model would have replied in an example.</summary>
internal static class ExampleAnswer
{
    /// <exception cref="InvalidOperationException">The answer breaks the contract, which the model would learn from it.</exception>
    public static string Write<T>(string method, JsonContract<T> contract, T answer)
    {
        var text = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = PooledWriter.Encoder, SkipValidation = true }))
            contract.WriteTo(json, answer);

        IReadOnlyList<ContractViolation> violations = ContractReader.Read(contract, text.WrittenSpan).Violations;
        if (violations.Count > 0)
            throw new InvalidOperationException($"An example of {method} breaks the contract of the reply: {string.Join("; ", violations)}");
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
