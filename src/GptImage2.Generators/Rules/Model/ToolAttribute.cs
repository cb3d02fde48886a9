using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI4002: an attribute offers a method to the model as a tool, and the model calls no tools.</summary>
internal static class ToolAttribute
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI4002",
        "The model does not call the tool",
        "[{0}] on '{1}' has no effect, because the model calls no tools: call the method yourself, and pass what it returns");

    public static void Check(ISymbol owner, DiagnosticSink sink)
    {
        foreach (AttributeData attribute in owner.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsTool(type))
                sink.Report(Descriptor, owner, attribute, type.Name.Substring(0, type.Name.Length - nameof(Attribute).Length), owner.Name);
        }
    }

    private static bool IsTool(INamedTypeSymbol type) => type.Name switch
    {
        "ToolAttribute" or "KernelFunctionAttribute" or "McpServerToolAttribute" or "McpServerToolTypeAttribute" or "OllamaToolAttribute" => true,
        "FunctionAttribute" => type.Is("AutoGen.Core", type.Name) || type.Is("OpenAI", type.Name),
        _ => false,
    };
}
