using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Finds attributes that offer a method to a model as a tool.</summary>
internal static class ToolAttributes
{
    public static void Report(ISymbol owner, DiagnosticSink sink)
    {
        foreach (AttributeData attribute in owner.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsTool(type))
                sink.Report(DiagnosticRules.ToolAttribute, owner, attribute, type.Name.Substring(0, type.Name.Length - nameof(Attribute).Length), owner.Name);
        }
    }

    private static bool IsTool(INamedTypeSymbol type) => type.Name switch
    {
        "ToolAttribute" or "KernelFunctionAttribute" or "McpServerToolAttribute" or "McpServerToolTypeAttribute" or "OllamaToolAttribute" => true,
        "FunctionAttribute" => type.Is("AutoGen.Core", type.Name) || type.Is("OpenAI", type.Name),
        _ => false,
    };
}
