using System.Globalization;
using System.Numerics;

namespace GptImage2.Contracts;

/// <summary>What a number of a type is expected to be, in words that are made once.</summary>
internal static class NumberRange<T>
    where T : struct, INumberBase<T>
{
    public static readonly string Expected = $"a number that fits {typeof(T).Name}";
}

/// <inheritdoc cref="NumberRange{T}"/>
internal static class IntegerRange<T>
    where T : struct, IBinaryInteger<T>
{
    public static readonly string Expected = typeof(T) == typeof(BigInteger)
        ? string.Create(CultureInfo.InvariantCulture, $"an integer of at most {Generated.JsonScanner.MaxDigits} digits")
        : Between();

    private static string Between()
    {
        bool signed = T.IsNegative(unchecked(T.Zero - T.One));
        int bits = T.One.GetByteCount() * 8;
        BigInteger span = BigInteger.One << (signed ? bits - 1 : bits);
        BigInteger minimum = signed ? -span : BigInteger.Zero;
        return string.Create(CultureInfo.InvariantCulture, $"an integer from {minimum} to {span - 1}");
    }
}

/// <inheritdoc cref="NumberRange{T}"/>
internal static class NumberKeyRange<T>
    where T : struct, INumberBase<T>
{
    public static readonly string Expected = $"a member named by a number that fits {typeof(T).Name}";
}

/// <inheritdoc cref="NumberRange{T}"/>
internal static class IntegerKeyRange<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static readonly string Expected = string.Create(CultureInfo.InvariantCulture, $"a member named by an integer from {T.MinValue} to {T.MaxValue}");
}
