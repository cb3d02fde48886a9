using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Recognises the value objects of Vogen by their attribute: their members are written by a generator whose output other
/// generators do not see.
/// </summary>
internal static class VogenTypes
{
    private const string Namespace = "Vogen";

    public static bool Is(ITypeSymbol type) => type.FindAttribute(Namespace, "ValueObjectAttribute") is not null;

    /// <summary>The type of the value that a value object holds; null if none is named, which means <c>int</c>.</summary>
    /// <param name="type">A value object of Vogen.</param>
    public static ITypeSymbol? Underlying(INamedTypeSymbol type)
    {
        AttributeData attribute = type.FindAttribute(Namespace, "ValueObjectAttribute")!;
        return attribute.AttributeClass is { TypeArguments: [{ } argument] } ? argument
            : First(attribute) ?? (type.ContainingAssembly.FindAttribute(Namespace, "VogenDefaultsAttribute") is { } defaults ? First(defaults) : null);
    }

    private static ITypeSymbol? First(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: ITypeSymbol named }, ..] ? named : null;
}
