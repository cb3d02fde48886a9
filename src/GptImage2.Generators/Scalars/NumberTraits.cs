using System.Numerics;
using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Scalars;

/// <summary>The range of a number type, and how generated code writes its numbers.</summary>
/// <param name="Literal">A number in C#, with <c>{0}</c> for its digits.</param>
/// <param name="IsConstant">Whether that is a constant, which can be used in a C# pattern.</param>
internal sealed record NumberTraits(string Literal, bool IsConstant)
{
    private const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";

    /// <summary>The smallest and the largest number of the type; nothing if there is none.</summary>
    public (NumberBound? Least, NumberBound? Most) Ends { get; init; }

    /// <summary>The same for an integer type.</summary>
    public (BigInteger? Least, BigInteger? Most) Whole { get; init; }

    /// <summary>Whether it has numbers outside of the range of decimal.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether every double is one of its numbers.</summary>
    public bool HoldsDoubles { get; init; }

    /// <summary>Integers with their own literals, or with literals that convert to the type.</summary>
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
