using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses <c>[JsonContract(ValueEquality = true)]</c>.</summary>
internal static class EqualityParser
{
    /// <summary>Whether a contract wants to be compared by value.</summary>
    public static bool IsWanted(INamedTypeSymbol type) =>
        type.FindAttribute(SymbolNames.Product, SymbolNames.ContractAttribute) is { } attribute
        && attribute.NamedArguments.Any(static argument => argument is { Key: "ValueEquality", Value.Value: true });

    /// <returns>Null if nothing is generated for it.</returns>
    public static EqualityModel? Parse(INamedTypeSymbol type)
    {
        if (!IsWanted(type) || !type.IsRecord)
            return null;
        var model = new EqualityModel(
            type.IsSealed,
            type is { IsValueType: false, BaseType.IsRecord: true },
            !Declares(type, nameof(Equals), 1) && !Declares(type, nameof(GetHashCode), 0),
            !Declares(type, "PrintMembers", 1) && !Declares(type, nameof(ToString), 0));
        return model is { Compares: false, Prints: false } ? null : model;
    }

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
