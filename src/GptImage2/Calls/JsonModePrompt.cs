using System.Security.Cryptography;
using System.Text;
using GptImage2.Models;

namespace GptImage2;

/// <summary>What is sent to the model by a generated method, for tests and logs. No call is made to find out.</summary>
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
    /// The whole system message: the author's text, then the contract of the reply. A text with values, as
    /// <c>{tenant}</c>, follows the contract.
    /// </summary>
    public string SystemMessage { get; }

    /// <summary>
    /// The template of the user message with all its values and images, <c>Read this. {photo}</c>; a brace of the text
    /// itself is written twice.
    /// </summary>
    public string UserMessage { get; }

    /// <summary>The minified JSON Schema of the reply, which is part of the system message unless that has it in TypeScript.</summary>
    public string JsonSchema { get; }

    /// <summary>The members that hold the examples, in order; empty if there are none.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>
    /// About how many input tokens a call takes at the least: those of the system message and the template, without
    /// values, images and examples.
    /// </summary>
    public int EstimatedTokens { get; }

    /// <summary>Tells versions of the prompt apart: 16 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{SystemMessage}\0{UserMessage}\0{JsonSchema}\0{string.Join('\0', Examples)}")).AsSpan(0, 8));

    /// <summary>The messages as text: the one of the system, an empty line, the one of the user.</summary>
    public override string ToString() => $"{SystemMessage}\n\n{UserMessage}";
}
