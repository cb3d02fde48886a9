using System.Globalization;
using System.Numerics;

namespace GptImage2.Generators.Scalars;

/// <summary>A bound of a <c>[Range]</c>: an exact decimal if it fits, otherwise a double.</summary>
internal readonly struct NumberBound
{
    private readonly decimal? _exact;
    private readonly double _value;

    private NumberBound(decimal exact)
    {
        _exact = exact;
        _value = (double)exact;
    }

    private NumberBound(double value)
    {
        _exact = null;
        _value = value;
    }

    public static bool TryParse(object? value, out NumberBound bound)
    {
        switch (value)
        {
            case int integer:
                bound = new NumberBound((decimal)integer);
                return true;
            case long integer:
                bound = new NumberBound((decimal)integer);
                return true;
            case double number:
                bound = Written(number);
                return !double.IsNaN(number);
            case string text when decimal.TryParse(text, NumberStyles.Number, NumberFormatInfo.InvariantInfo, out decimal exact):
                bound = new NumberBound(exact);
                return true;
            case string text when double.TryParse(text, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out double number) && !double.IsNaN(number):
                bound = Written(number);
                return true;
            default:
                bound = default;
                return false;
        }
    }

    public bool IsInfinite => _exact is null && double.IsInfinity(_value);

    /// <summary>This number plus a step; the number itself if the step is lost in rounding.</summary>
    public NumberBound Plus(int step) => _exact is { } exact && Math.Abs(_value) < 1e27 ? new NumberBound(exact + step) : this;

    /// <summary>The number of integers from this one to another; nothing if they cannot be counted.</summary>
    public decimal? CountTo(NumberBound other) =>
        _exact is { } exact && other._exact is { } end && Math.Abs(_value) < 1e27 && Math.Abs(other._value) < 1e27 ? end - exact + 1 : null;

    public bool IsAbove(NumberBound other) =>
        _exact is { } left && other._exact is { } right ? left > right : _value > other._value;

    /// <summary>Whether a number of the type has exactly this value.</summary>
    public bool IsValueOf(Scalar scalar)
    {
        if (!scalar.IsInteger)
            return _exact is not null || scalar.Number is { HoldsDoubles: true };
        if (_exact is not { } exact || decimal.Truncate(exact) != exact)
            return false;
        (BigInteger? least, BigInteger? most) = scalar.Number!.Whole;
        var whole = new BigInteger(exact);
        return (least is null || whole >= least) && (most is null || whole <= most);
    }

    /// <summary>The bound as JSON writes it; null if every number of the type is above it.</summary>
    public string? AsMinimum(Scalar scalar, ref bool isExclusive)
    {
        if (scalar.IsInteger && !double.IsInfinity(_value))
        {
            BigInteger whole = Whole(Math.Ceiling, ref isExclusive);
            BigInteger? least = scalar.Number!.Whole.Least;
            return least is { } limit && (isExclusive ? whole < limit : whole <= limit) ? null : Text(whole);
        }

        return Unbounded(scalar, negative: true) ? null : Text();
    }

    /// <summary>The bound as JSON writes it; null if every number of the type is below it.</summary>
    public string? AsMaximum(Scalar scalar, ref bool isExclusive)
    {
        if (scalar.IsInteger && !double.IsInfinity(_value))
        {
            BigInteger whole = Whole(Math.Floor, ref isExclusive);
            BigInteger? most = scalar.Number!.Whole.Most;
            return most is { } limit && (isExclusive ? whole > limit : whole >= limit) ? null : Text(whole);
        }

        return Unbounded(scalar, negative: false) ? null : Text();
    }

    // Only the wide types have numbers outside of the range of decimal.
    private bool Unbounded(Scalar scalar, bool negative)
    {
        if (_exact is not null)
            return false;
        bool outside = negative ? _value < 0 : _value > 0;
        return outside && (!scalar.Number!.IsWide || Math.Abs(_value) >= (scalar.Number.Ends.Most?._value ?? double.MaxValue));
    }

    public string Text() => _exact is { } exact
        ? Text(exact)
        : _value.ToString("R", NumberFormatInfo.InvariantInfo);

    // Every double outside of the range of decimal is an integer.
    private BigInteger Whole(Func<decimal, decimal> round, ref bool isExclusive)
    {
        if (_exact is not { } exact)
            return Math.Abs(_value) < 1 ? new BigInteger((double)round((decimal)Math.Sign(_value) / 2)) : new BigInteger(_value);
        decimal whole = round(exact);
        isExclusive &= whole == exact;
        return new BigInteger(whole);
    }

    private static string Text(BigInteger value) => value.ToString(NumberFormatInfo.InvariantInfo);

    private static string Text(decimal value) => (value / 1.0000000000000000000000000000m).ToString(NumberFormatInfo.InvariantInfo);

    public static NumberBound Of(decimal exact) => new(exact);

    public static NumberBound Of(double value) => new(value);

    public static NumberBound Of(BigInteger whole) =>
        BigInteger.Abs(whole) < (BigInteger)decimal.MaxValue ? new NumberBound((decimal)whole) : new NumberBound((double)whole);

    private static NumberBound Written(double number)
    {
        // The conversion keeps the shortest digits: (decimal)0.1 is 0.1. It fails outside of the range of decimal.
        return Math.Abs(number) < 1e28 && (number == 0 || Math.Abs(number) > 1e-20)
            && decimal.TryParse(number.ToString("R", NumberFormatInfo.InvariantInfo), NumberStyles.Float, NumberFormatInfo.InvariantInfo, out decimal exact)
            ? new NumberBound(exact)
            : new NumberBound(number);
    }
}
