using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses how an interface or a method wants its contracts written in the prompt.</summary>
internal static class PromptStyleParser
{
    /// <returns>Null where the attribute does not say. A value that the enum does not have stands for its default.</returns>
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
