using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Reads what a contract says about its equality.</summary>
internal static class ValueEquality
{
    /// <summary>Whether a contract wants to be compared by value.</summary>
    public static bool IsWanted(INamedTypeSymbol type) =>
        type.FindAttribute(SymbolNames.Product, SymbolNames.ContractAttribute) is { } attribute
        && attribute.NamedArguments.Any(static argument => argument is { Key: "ValueEquality", Value.Value: true });

    /// <summary>Whether the author of a type wrote a method.</summary>
    public static bool Declares(INamedTypeSymbol type, string name, int parameters) =>
        type.GetMembers(name).Any(member => member is IMethodSymbol { IsImplicitlyDeclared: false, IsStatic: false } method
            && method.Parameters.Length == parameters
            && (name != nameof(Equals) || SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type))
            && !IsOurs(method));

    // An analyzer sees the generated methods too.
    private static bool IsOurs(IMethodSymbol method) =>
        method.FindAttribute("System.CodeDom.Compiler", "GeneratedCodeAttribute") is { ConstructorArguments: [{ Value: "GptImage2.Generators" }, ..] };
}
