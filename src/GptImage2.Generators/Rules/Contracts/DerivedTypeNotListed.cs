using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3056: a contract derives from a union that does not list it.</summary>
internal static class DerivedTypeNotListed
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3056",
        "The union does not list the derived type",
        "'{0}' derives from the union '{1}', which does not list it, so the model does not know it: annotate '{1}' with [JsonDerivedType(typeof({0}), \"{2}\")]");

    /// <param name="type">The contract.</param>
    /// <param name="union">The union that it derives from, which has no mistake of its own.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Report(INamedTypeSymbol type, INamedTypeSymbol union, DiagnosticSink sink) =>
        sink.Report(Descriptor, type, type.Display(), union.Display(), char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1));

    /// <summary>Whether a union lists neither a contract that derives from it nor a type between them.</summary>
    public static bool Is(INamedTypeSymbol type, INamedTypeSymbol union)
    {
        for (INamedTypeSymbol? at = type; at is not null && !SymbolEqualityComparer.Default.Equals(at, union); at = at.BaseType)
        {
            if (UnionBase.Lists(union, at))
                return false;
        }

        return !type.IsAbstract && type.Arity == 0;
    }
}
