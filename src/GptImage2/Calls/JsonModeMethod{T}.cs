using System.Text;
using GptImage2.Transport;

namespace GptImage2;

/// <summary>What is the same for every call of one generated method: its name, its system message and its contract.</summary>
/// <typeparam name="T">What the reply becomes.</typeparam>
public sealed class JsonModeMethod<T>
{
    /// <summary>Describes a method.</summary>
    /// <param name="name">The interface and the method, as errors and telemetry name it: <c>IReceiptReader.ReadAsync</c>.</param>
    /// <param name="instructions">The author's system message in UTF-8; empty where there is none.</param>
    /// <param name="contract">What the reply must be.</param>
    public JsonModeMethod(string name, ReadOnlySpan<byte> instructions, JsonContract<T> contract)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(contract);
        Name = name;
        Contract = contract;
        SystemMessage = Render(instructions, contract.Schema);
    }

    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Name { get; }

    /// <summary>What the reply must be.</summary>
    public JsonContract<T> Contract { get; }

    /// <summary>The whole system message: the author's text, then the contract of the reply.</summary>
    public string SystemMessage { get; }

    /// <summary>The system message as the inside of a JSON string, encoded once for all calls.</summary>
    internal byte[] EncodedSystemMessage => field ??= JsonText.Encode(SystemMessage);

    // The constant text comes first in the request, so that every call of the method shares the longest prefix.
    private static string Render(ReadOnlySpan<byte> instructions, ReadOnlySpan<byte> schema)
    {
        var text = new StringBuilder(instructions.Length + schema.Length + 160);
        if (instructions.Length > 0)
            text.Append(Encoding.UTF8.GetString(instructions)).Append("\n\n");
        return text
            .Append("Reply with one minified JSON object, and nothing else, that is valid against this JSON Schema:\n")
            .Append(Encoding.UTF8.GetString(schema))
            .ToString();
    }
}
