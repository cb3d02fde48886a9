using System.Security.Cryptography;
using System.Text;
using GptImage2.Models;

namespace GptImage2;

/// <summary>The messages that a generated method sends to the model, for tests and logs. It is available without a call.</summary>
public sealed class JsonModePrompt
{
    internal JsonModePrompt(string method, string systemMessage, string userMessage, string jsonSchema, IReadOnlyList<string> examples)
    {
        Method = method;
        SystemMessage = systemMessage;
        UserMessage = userMessage;
        JsonSchema = jsonSchema;
        Examples = examples;
        EstimatedTokens = TextTokens.Estimate(systemMessage) + TextTokens.Estimate(userMessage);
    }

    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method { get; }

    /// <summary>
    /// The complete system message: the author's text, then the contract of the reply. A text with placeholders such as
    /// <c>{tenant}</c> follows the contract.
    /// </summary>
    public string SystemMessage { get; }

    /// <summary>
    /// The template of the user message with its placeholders, such as <c>Read this. {photo}</c>. A brace of the text
    /// itself is written twice.
    /// </summary>
    public string UserMessage { get; }

    /// <summary>The minified JSON Schema of the reply. It is part of the system message, unless that has the contract as TypeScript.</summary>
    public string JsonSchema { get; }

    /// <summary>The members that return the examples, in order; empty when there are none.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>
    /// The estimated minimum of input tokens of a call: those of the system message and the template, without values,
    /// images and examples.
    /// </summary>
    public int EstimatedTokens { get; }

    /// <summary>A hash that distinguishes versions of the prompt: 16 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{SystemMessage}\0{UserMessage}\0{JsonSchema}\0{string.Join('\0', Examples)}")).AsSpan(0, 8));

    /// <summary>The messages as text: the system message, an empty line, the user message.</summary>
    public override string ToString() => $"{SystemMessage}\n\n{UserMessage}";
}
