using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3010: a public field is not part of the contract.</summary>
internal static class FieldOutsideContract
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3010",
        "A field is not part of the contract",
        "Field '{0}' is not part of the contract: make it a property, or annotate it with [JsonIgnore]");

    public static void Check(IFieldSymbol field, DiagnosticSink sink)
    {
        if (field is { IsStatic: false, IsImplicitlyDeclared: false, IsConst: false, DeclaredAccessibility: Accessibility.Public }
            && field.FindAttribute(SymbolNames.Serialization, "JsonIgnoreAttribute") is null)
        {
            sink.Report(Descriptor, field, field.Display());
        }
    }
}
