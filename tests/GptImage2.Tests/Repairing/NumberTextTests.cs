using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("-12.50", true)]
    [InlineData("1e-3", true)]
    [InlineData("007", false)]
    [InlineData("+1", false)]
    [InlineData(".5", false)]
    [InlineData("1,5", false)]
    [InlineData("", false)]
    public void IsNumber_accepts_exactly_the_numbers_of_JSON(string text, bool isNumber) => Assert.Equal(isNumber, NumberText.IsNumber(text));

    [Theory]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1 234", "1234")]
    [InlineData("1'234.5", "1234.5")]
    [InlineData("1\u00A0234", "1234")]
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
