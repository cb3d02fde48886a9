using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Recognises the types of <see cref="ScalarTable"/>.</summary>
internal static class ScalarParser
{
    public static Scalar? Parse(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ScalarTable.Find("Byte[]"),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => null,
        INamedTypeSymbol { Arity: 0 } named => Known(named, named.Name),
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } named => Known(named, named.Name + "<Byte>"),
        _ => null,
    };

    private static Scalar? Known(INamedTypeSymbol type, string name) =>
        ScalarTable.Find(name) is { } row && type.Is(row.Namespace, type.Name) ? row : null;
}
