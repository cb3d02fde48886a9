using System.Globalization;
using System.Numerics;
using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class NumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("0e-50", "0")]
    [InlineData("0.0000000000000000000000000000000000000000", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("-12.34e2", "-1234")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e28", "10000000000000000000000000000")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("10e-29", "0.0000000000000000000000000001")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("1234567890.123456789012345678", "1234567890.123456789012345678")]
    [InlineData("12345678901234567890123456789", "12345678901234567890123456789")]
    [InlineData("1234567890.1234567890123456789", "1234567890.1234567890123456789")]
    [InlineData("1.2345678901234567890123456789", "1.2345678901234567890123456789")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("7922816251426433759354395033.5", "7922816251426433759354395033.5")]
    [InlineData("79228162514264337593543950335.000000", "79228162514264337593543950335")]
    [InlineData("0.00000000000000000000000000000000001e35", "1")]
    [InlineData("1.00000000000000000000000000000000000000000", "1")]
    public void A_decimal_is_exact(string text, string value) =>
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Reading.Value(text, (ref json) => json.ReadNumber<decimal>()));

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("-79228162514264337593543950336")]
    [InlineData("79228162514264337593543950335.4")]
    [InlineData("7.9228162514264337593543950336")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1.23456789012345678901234567891")]
    [InlineData("8.2345678901234567890123456789")]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("1.5e-28")]
    [InlineData("-1e-400")]
    [InlineData("1e400")]
    [InlineData("1e999999999999")]
    [InlineData("1e-999999999999")]
    [InlineData("0.00000000000000000000000000001")]
    public void A_number_that_a_decimal_would_change_does_not_fit(string text) =>
        Assert.Equal(
            new ContractViolation("", ContractRule.Range, "a number that fits Decimal", text, 0),
            Reading.Violation(text, (ref json) => json.ReadNumber<decimal>()));

    [Fact]
    public void Random_decimals_are_exact_or_do_not_fit()
    {
        const int seed = 28;
        var random = new RandomDocuments(seed);
        for (int i = 0; i < 20_000; i++)
        {
            string text = random.Number();
            ContractReading<decimal> reading = Reading.Of(text, (ref json) => json.ReadNumber<decimal>());

            (BigInteger digits, int exponent) = Parts(text);
            bool fits = exponent <= 0
                ? exponent >= -28 && BigInteger.Abs(digits) < BigInteger.One << 96
                : BigInteger.Abs(digits) * BigInteger.Pow(10, exponent) < BigInteger.One << 96;
            Assert.True(fits == (reading.Violations.Count == 0), $"seed {seed}, number {i}: {text}");
            if (fits)
                Assert.True(Parts(reading.Value.ToString(CultureInfo.InvariantCulture)) == (digits, exponent), $"seed {seed}, number {i}: {text}");
        }
    }

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("-0", -0.0)]
    [InlineData("0.1", 0.1)]
    [InlineData("-1.5E+3", -1500.0)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("5e-324", double.Epsilon)]
    [InlineData("0e-400", 0.0)]
    [InlineData("-0.000E+7", -0.0)]
    [InlineData("2.5e-324", 5e-324)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("2.2250738585072011e-308", 2.2250738585072011e-308)]
    public void A_double_is_the_nearest_one_to_the_text(string text, double value) =>
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(value),
            BitConverter.DoubleToInt64Bits(Reading.Value(text, (ref json) => json.ReadNumber<double>())));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1.8e308")]
    [InlineData("1e999999999999")]
    [InlineData("1e-400")]
    [InlineData("-2.4e-324")]
    [InlineData("0.001e-999999999999")]
    public void A_number_that_would_become_infinite_or_zero_does_not_fit_a_double(string text) =>
        Assert.Equal(
            new ContractViolation("", ContractRule.Range, "a number that fits Double", text, 0),
            Reading.Violation(text, (ref json) => json.ReadNumber<double>()));

    [Fact]
    public void Float_and_half_have_smaller_ranges()
    {
        Assert.Equal(float.MaxValue, Reading.Value("3.4028235e38", (ref json) => json.ReadNumber<float>()));
        Assert.Equal(0.1f, Reading.Value("0.1", (ref json) => json.ReadNumber<float>()));
        Assert.Equal("a number that fits Single", Reading.Violation("1e39", (ref json) => json.ReadNumber<float>()).Expected);
        Assert.Equal(Half.MaxValue, Reading.Value("65504", (ref json) => json.ReadNumber<Half>()));
        Assert.Equal((Half)0.1, Reading.Value("0.1", (ref json) => json.ReadNumber<Half>()));
        Assert.Equal("a number that fits Half", Reading.Violation("65520", (ref json) => json.ReadNumber<Half>()).Expected);
        Assert.Equal(ContractRule.Range, Reading.Violation("-1e99", (ref json) => json.ReadNumber<Half>()).Rule);
        Assert.Equal(ContractRule.Range, Reading.Violation("1e-50", (ref json) => json.ReadNumber<float>()).Rule);
        Assert.Equal(ContractRule.Range, Reading.Violation("0.00000001", (ref json) => json.ReadNumber<Half>()).Rule);
    }

    [Theory]
    [InlineData("\"1\"", ContractRule.Type)]
    [InlineData("false", ContractRule.Type)]
    [InlineData("[]", ContractRule.Type)]
    [InlineData("null", ContractRule.NotNull)]
    [InlineData("NaN", ContractRule.Syntax)]
    [InlineData("Infinity", ContractRule.Syntax)]
    [InlineData("-Infinity", ContractRule.Syntax)]
    [InlineData("1,5", ContractRule.Syntax)]
    [InlineData("1 5", ContractRule.Syntax)]
    [InlineData("00.5", ContractRule.Syntax)]
    [InlineData(".5", ContractRule.Syntax)]
    [InlineData("5.", ContractRule.Syntax)]
    [InlineData("-", ContractRule.Syntax)]
    public void Reading_a_number_rejects_other_values(string text, ContractRule rule)
    {
        Assert.Equal(rule, Reading.Violation(text, (ref json) => json.ReadNumber<double>()).Rule);
        Assert.Equal(rule, Reading.Violation(text, (ref json) => json.ReadNumber<decimal>()).Rule);
    }

    // number = digits × 10^exponent, with no zero at the end of the digits.
    private static (BigInteger Digits, int Exponent) Parts(string text)
    {
        string[] parts = text.ToUpperInvariant().Split('E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (digits.IsZero)
            return (digits, 0);
        for (; (digits % 10).IsZero; exponent++)
            digits /= 10;
        return (digits, exponent);
    }
}
