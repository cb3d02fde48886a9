using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Recognises the types that are a single value in JSON.</summary>
internal static class ScalarParser
{
    private static readonly string?[] Names = new string?[(int)ScalarKind.Element + 1];

    /// <summary>The type of a kind as generated code writes it. Each kind is one type, so its name is made once.</summary>
    public static string QualifiedName(ScalarKind kind, ITypeSymbol type) => Names[(int)kind] ??= type.QualifiedName();

    public static ScalarKind? Parse(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ScalarKind.String,
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Decimal => ScalarKind.Decimal,
        SpecialType.System_DateTime => ScalarKind.DateTime,
        _ => Named(type),
    };

    private static ScalarKind? Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ScalarKind.Bytes,
        INamedTypeSymbol { Name: "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } when type.Is("System", "ReadOnlyMemory") => ScalarKind.ByteMemory,
        INamedTypeSymbol { Name: "BigInteger" } when type.Is("System.Numerics", "BigInteger") => ScalarKind.BigInteger,
        INamedTypeSymbol { Name: "JsonElement" } when type.Is("System.Text.Json", "JsonElement") => ScalarKind.Element,
        INamedTypeSymbol named when InSystem(named.Name) is { } kind && type.Is("System", named.Name) => kind,
        _ => null,
    };

    private static ScalarKind? InSystem(string name) => name switch
    {
        "Int128" => ScalarKind.Int128,
        "UInt128" => ScalarKind.UInt128,
        "Half" => ScalarKind.Half,
        "DateTimeOffset" => ScalarKind.DateTimeOffset,
        "DateOnly" => ScalarKind.DateOnly,
        "TimeOnly" => ScalarKind.TimeOnly,
        "TimeSpan" => ScalarKind.TimeSpan,
        "Guid" => ScalarKind.Guid,
        "Uri" => ScalarKind.Uri,
        "Version" => ScalarKind.Version,
        _ => null,
    };
}
