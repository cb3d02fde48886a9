using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI5003: the member that holds the examples cannot be read by generated code.</summary>
internal static class UnreadableExample
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI5003",
        "The member with the examples cannot be read",
        "[Example] of '{0}' cannot read '{1}': {2}");

    /// <returns>Whether generated code can read the member.</returns>
    public static bool Check(IMethodSymbol method, ISymbol member, DiagnosticLocation location, DiagnosticSink sink)
    {
        if (Obstacle(member, method.ContainingType) is not { } obstacle)
            return true;
        sink.Report(Descriptor, location, null, method.Name, member.Name, obstacle);
        return false;
    }

    private static string? Obstacle(ISymbol member, INamedTypeSymbol client) => member switch
    {
        { IsStatic: false } => "it is not static",
        { IsAbstract: true } => "it is abstract",
        _ when ExternAliases.Hide(member.ContainingType, client.ContainingAssembly) => "only an extern alias reaches its type, and generated code has none",
        { ContainingType.IsUnboundGenericType: true } => "its type has no type arguments",
        IPropertySymbol { GetMethod: null } => "it has no get accessor",
        IMethodSymbol { Parameters.Length: > 0 } or IMethodSymbol { Arity: > 0 } => "it has parameters",
        _ when !IsAccessible(member, client) || (member is IPropertySymbol { GetMethod: { } getter } && !IsAccessible(getter, client)) => "it is not accessible from the interface",
        _ => null,
    };

    // The code that reads it is nested in the interface.
    private static bool IsAccessible(ISymbol member, INamedTypeSymbol client)
    {
        bool inside = SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, client.ContainingAssembly);
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingType)
        {
            bool isOpen = symbol.DeclaredAccessibility == Accessibility.Public
                || (inside && symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal)
                || Surrounds(symbol.ContainingType, client, inherited: symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal);
            if (!isOpen)
                return false;
        }

        return true;
    }

    private static bool Surrounds(INamedTypeSymbol? type, INamedTypeSymbol client, bool inherited)
    {
        for (INamedTypeSymbol? outer = client; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? candidate = outer; candidate is not null; candidate = inherited ? candidate.BaseType : null)
            {
                if (SymbolEqualityComparer.Default.Equals(candidate, type))
                    return true;
            }
        }

        return false;
    }
}
