using System.Globalization;

namespace GptImage2.Generators.Infrastructure;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class InvariantText
{
    public static string Invariant(this int value) => value.ToString(NumberFormatInfo.InvariantInfo);

    public static string Invariant(this decimal value) => value.ToString(NumberFormatInfo.InvariantInfo);

    public static string Hex(this uint value) => value.ToString("x8", NumberFormatInfo.InvariantInfo);

    public static string Hex(this ulong value) => value.ToString("X", NumberFormatInfo.InvariantInfo);

    public static string Hex(this char value) => ((int)value).ToString("x4", NumberFormatInfo.InvariantInfo);
}
