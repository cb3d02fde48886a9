using GptImage2.Messages;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Rendering;

/// <summary>What one method sends to the model, computed without a call.</summary>
/// <param name="Key">The unique name of the method in the project: <c>Demo.IReceiptReader.ReadAsync</c>.</param>
/// <param name="Instructions">The author's system message; a template if it has values; empty if there is none.</param>
/// <param name="InstructionsVary">Whether it has values; it then follows the contract.</param>
/// <param name="Lead">The sentence before the contract.</param>
/// <param name="Contract">The contract, minified: a JSON Schema, or a type in TypeScript.</param>
/// <param name="Style">The style of the contract.</param>
/// <param name="UserMessage">The template of the user message.</param>
/// <param name="Examples">The members that hold the examples.</param>
/// <param name="Tokens">The estimated tokens that are the same for every call, without examples.</param>
internal sealed record RenderedPrompt(
    string Key,
    string Instructions,
    bool InstructionsVary,
    string Lead,
    string Contract,
    PromptNotation Style,
    string UserMessage,
    IReadOnlyList<string> Examples,
    int Tokens)
{
    /// <summary>The complete system message, as a call sends it.</summary>
    public string SystemMessage => InstructionsVary ? Lead + Contract + ContractLead.Separator + Instructions : Join(Instructions, Lead, Contract);

    public static string Join(string instructions, string lead, string contract) =>
        (instructions.Length > 0 ? instructions + ContractLead.Separator : "") + lead + contract;
}
