using System.Numerics;
using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Scalars;

/// <summary>What a type of numbers can hold, and how generated code writes one of its numbers.</summary>
/// <param name="Literal">A number in C#, with <c>{0}</c> for its digits.</param>
/// <param name="IsConstant">Whether that is a constant, which a pattern of C# can hold.</param>
internal sealed record NumberTraits(string Literal, bool IsConstant)
{
    private const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";

    /// <summary>The least and the greatest number of the type; nothing where it has none.</summary>
    public (NumberBound? Least, NumberBound? Most) Ends { get; init; }

    /// <summary>The same, of a type of integers.</summary>
    public (BigInteger? Least, BigInteger? Most) Whole { get; init; }

    /// <summary>Whether it has numbers beyond those of decimal.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether each double is one of its numbers.</summary>
    public bool HoldsDoubles { get; init; }

    /// <summary>Integers with literals of their own, or whose literals convert.</summary>
    public static NumberTraits Integer(BigInteger least, BigInteger most) => new("{0}", IsConstant: true)
    {
        Whole = (least, most),
        Ends = (NumberBound.Of(least), NumberBound.Of(most)),
    };

    /// <summary>Integers that have no literals.</summary>
    public static NumberTraits ParsedInteger(string clrType, BigInteger? least, BigInteger? most) => new($"{clrType}.Parse(\"{{0}}\", {Invariant})", IsConstant: false)
    {
        Whole = (least, most),
        Ends = (least is { } low ? NumberBound.Of(low) : null, most is { } high ? NumberBound.Of(high) : null),
        IsWide = least is null,
    };
}
