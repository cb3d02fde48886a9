using GptImage2.Messages;
using GptImage2.Models;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Schema;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rendering;

/// <summary>Renders what is sent to the model, for people and for rules. The generated code does not use it.</summary>
internal static class PromptRenderer
{
    /// <summary>
    /// The prompts of an interface, each with its method. A method whose contract has an error is left out; the error is
    /// reported at the contract.
    /// </summary>
    public static IEnumerable<(IMethodSymbol Method, RenderedPrompt Prompt)> Render(ClientModel client, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = PromptKeys.Of(client);
        int index = 0;
        foreach (IMethodSymbol method in ClientParser.Calls(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (index == client.Methods.Count)
                yield break;
            MethodModel model = client.Methods[index];
            string key = keys[index++];
            if (MethodParser.Reached(method, cancellationToken) is { } shapes)
                yield return (method, Render(model, key, shapes));
        }
    }

    /// <param name="method">The method.</param>
    /// <param name="key">Its unique name in the project.</param>
    /// <param name="shapes">The shapes of all contracts that its value reaches.</param>
    public static RenderedPrompt Render(MethodModel method, string key, EquatableArray<ContractShape> shapes)
    {
        ContractShape reply = ReplyShape.Of(method.Reply.Type, shapes, "Reply", out _);
        bool isTypeScript = method.Reply.Style == PromptNotation.TypeScript;
        string lead = isTypeScript ? ContractLead.TypeScript : ContractLead.JsonSchema;
        string contract = isTypeScript ? TypeScriptWriter.Write(reply, shapes) : JsonSchemaWriter.Write(reply, shapes);
        bool varies = method.Messages.SystemParts.Count > 0;
        string instructions = CSharpText.WithoutLoneSurrogates(varies ? PromptTemplate.Of(method.Messages.SystemParts) : method.Messages.System);
        string constantInstructions = varies ? PromptTemplate.ConstantPart(method.Messages.SystemParts) : instructions;
        contract = CSharpText.WithoutLoneSurrogates(contract);
        return new RenderedPrompt(
            key,
            instructions,
            varies,
            lead,
            contract,
            method.Reply.Style,
            PromptTemplate.Of(method.Messages.User),
            [.. method.Examples.Select(static example => PromptTemplate.Of(example))],
            TextTokens.Estimate(RenderedPrompt.Join(constantInstructions, lead, contract)) + TextTokens.Estimate(PromptTemplate.ConstantPart(method.Messages.User)));
    }
}
