using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("1e-3", "1e-3")]
    [InlineData("+1", "1")]
    [InlineData("+0.50", "0.50")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("5.", "5")]
    [InlineData("5.e3", "5e3")]
    [InlineData("007", null)]
    [InlineData("1,5", null)]
    [InlineData(".", null)]
    [InlineData("+", null)]
    [InlineData("e5", null)]
    [InlineData("", null)]
    public void A_number_is_written_as_JSON_writes_it(string text, string? number) => Assert.Equal(number, NumberText.Normalize(text));

    [Theory]
    [InlineData("1.000", true)]
    [InlineData("-12.500", true)]
    [InlineData("1.0", false)]
    [InlineData("0.125", false)]
    [InlineData("1234.567", false)]
    [InlineData("1.0000", false)]
    public void A_point_before_three_digits_may_separate_thousands(string text, bool may) => Assert.Equal(may, NumberText.MayBeGrouped(text));

    [Theory]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1 234", "1234")]
    [InlineData("1'234.5", "1234.5")]
    [InlineData("1\u00A0234", "1234")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("3\u00A0038,14", "3038.14")]
    [InlineData("1’234.50", "1234.50")]
    [InlineData("+1,234.50", "1234.50")]
    [InlineData("+-1,234.50", null)]
    [InlineData("12,111", null)]
    [InlineData("12.111", null)]
    [InlineData("1,23,456", null)]
    [InlineData("12", null)]
    public void Thousands_separators_are_removed_when_they_are_unambiguous(string text, string? number) => Assert.Equal(number, NumberText.Ungroup(text));

    [Theory]
    [InlineData("$12.50", "12.50")]
    [InlineData("12.50 €", "12.50")]
    [InlineData("EUR 1,234.50", "1,234.50")]
    [InlineData("-$5", "-5")]
    [InlineData("5 apples", null)]
    [InlineData("12", null)]
    public void A_currency_beside_a_number_is_removed(string text, string? number) => Assert.Equal(number, NumberText.WithoutCurrency(text));
}
