using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3059: a member has an empty name in JSON.</summary>
internal static class EmptyJsonName
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3059",
        "The name in JSON is empty",
        "The name of '{0}' in JSON is empty, so the model does not know what the member means: give it a name, or remove the attribute");

    public static void Check(ISymbol property, DiagnosticSink sink)
    {
        if (property.FindAttribute(SymbolNames.Serialization, "JsonPropertyNameAttribute") is { ConstructorArguments: [{ Value: string name }] } attribute && string.IsNullOrWhiteSpace(name))
            sink.Report(Descriptor, property, attribute, property.Display());
    }
}
