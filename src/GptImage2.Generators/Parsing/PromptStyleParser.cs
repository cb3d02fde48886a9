using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses the style in which an interface or a method writes its contracts in the prompt.</summary>
internal static class PromptStyleParser
{
    /// <returns>Null if the attribute does not set it. A value that the enum does not have counts as the default.</returns>
    public static PromptNotation? Parse(ISymbol owner, string attributeName)
    {
        if (owner.FindAttribute(SymbolNames.Product, attributeName) is not { } attribute)
            return null;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "PromptStyle", Value.Value: int style })
                return style == (int)PromptNotation.TypeScript ? PromptNotation.TypeScript : PromptNotation.JsonSchema;
        }

        return null;
    }
}
