using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Reads enums.</summary>
internal static class EnumSymbols
{
    public static bool IsFlags(INamedTypeSymbol type) => type.FindAttribute("System", "FlagsAttribute") is not null;

    public static ulong Bits(IFieldSymbol field) => field.ConstantValue switch
    {
        sbyte value => unchecked((ulong)value),
        short value => unchecked((ulong)value),
        int value => unchecked((ulong)value),
        long value => unchecked((ulong)value),
        byte value => value,
        ushort value => value,
        uint value => value,
        ulong value => value,
        _ => 0,
    };
}
