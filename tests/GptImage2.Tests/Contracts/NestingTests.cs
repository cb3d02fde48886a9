using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class NestingTests
{
    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Sixty_four_levels_are_accepted_and_sixty_five_are_not(string open, string close)
    {
        string core = open == "[" ? "" : "1";

        Assert.True(Reading.Accepts(Nested(64)));
        ContractViolation violation = Reading.Violation(Nested(65), Reading.Skip);
        Assert.Equal(ContractRule.Depth, violation.Rule);
        Assert.Equal(64 * open.Length, violation.Offset);
        Assert.Equal("at most 64 levels", violation.Expected);

        string Nested(int levels) => string.Concat(Enumerable.Repeat(open, levels)) + core + string.Concat(Enumerable.Repeat(close, levels));
    }

    [Fact]
    public void Alternating_objects_and_arrays_must_be_closed_in_reverse_order()
    {
        string open = string.Concat(Enumerable.Repeat("[{\"a\":", 32));
        string close = string.Concat(Enumerable.Repeat("}]", 32));

        Assert.True(Reading.Accepts(open + "1" + close));
        Assert.False(Reading.Accepts(open + "[]" + close));
        Assert.False(Reading.Accepts(open + "1" + close[1..]));
        Assert.False(Reading.Accepts(open + "1" + "]" + close[1..]));
        Assert.False(Reading.Accepts(open + "1" + close + "]"));
    }

    [Fact]
    public void Many_siblings_are_one_level() =>
        Assert.True(Reading.Accepts("[" + string.Concat(Enumerable.Repeat("[{}],", 10_000)) + "[]]"));

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"children\":[")]
    public void Reading_a_hundred_thousand_open_brackets_stops_at_the_sixty_fifth(string open)
    {
        string text = string.Concat(Enumerable.Repeat(open, 100_000));

        Assert.Equal(ContractRule.Depth, Reading.Violation(text, Reading.Skip).Rule);
    }

    [Fact]
    [Trait("Row", "H2")]
    public void A_recursive_type_reads_sixty_four_levels_and_no_more()
    {
        Assert.Empty(Read(32, "").Violations);
        Assert.Equal(ContractRule.Depth, Assert.Single(Read(33, "").Violations).Rule);

        ContractReading<Branch> endless = Read(100_000, "");
        ContractViolation violation = Assert.Single(endless.Violations);
        Assert.Equal(ContractRule.Depth, violation.Rule);
        Assert.Equal(string.Concat(Enumerable.Repeat("/children/0", 32)), violation.Path);

        static ContractReading<Branch> Read(int branches, string core) => Reading.Of<Branch>(
            string.Concat(Enumerable.Repeat("{\"children\":[", branches)) + core + string.Concat(Enumerable.Repeat("]}", branches)),
            Branch.Read);
    }

    [Fact]
    public void A_value_of_the_wrong_type_that_is_too_deep_is_reported_for_both()
    {
        string text = "{\"name\":" + new string('[', 70);

        Assert.Equal(["/name Type 8", "/name" + string.Concat(Enumerable.Repeat("/0", 63)) + " Depth 71"], Reading.Brief(Reading.OfOrder(text).Violations));
    }
}
