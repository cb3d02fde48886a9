using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Reads enums.</summary>
internal static class EnumSymbols
{
    public static bool IsFlags(INamedTypeSymbol type) => type.FindAttribute("System", "FlagsAttribute") is not null;

    /// <summary>The bits of a value, as many as its type has.</summary>
    public static ulong Bits(IFieldSymbol field) => field.ConstantValue switch
    {
        sbyte value => unchecked((byte)value),
        short value => unchecked((ushort)value),
        int value => unchecked((uint)value),
        long value => unchecked((ulong)value),
        byte value => value,
        ushort value => value,
        uint value => value,
        ulong value => value,
        _ => 0,
    };
}
