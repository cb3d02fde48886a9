using System.Buffers;
using System.Text;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Messages;

/// <summary>Writes the answer of an example as the model would have written it.</summary>
internal static class ExampleAnswer
{
    /// <exception cref="InvalidOperationException">The answer breaks the contract; the model would learn to break it too.</exception>
    public static string Write<T>(string method, JsonContract<T> contract, T answer)
    {
        var text = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = PooledWriter.Encoder, SkipValidation = true }))
            contract.WriteTo(json, answer);

        IReadOnlyList<ContractViolation> violations = ContractReader.Read(contract, text.WrittenSpan).Violations;
        if (violations.Count > 0)
            throw new InvalidOperationException($"An example of {method} breaks the contract of the reply. Correct its answer: {string.Join("; ", violations)}");
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
