namespace GptImage2.Tests.Contracts;

public sealed class ViolationFoundTests
{
    [Theory]
    [InlineData("{\"name\":12 , \"x\":1}", "12")]
    [InlineData("{\"name\":{ \"a\": [1] },\"x\":1}", "{ \"a\": [1] }")]
    [InlineData("{\"name\":-0.5e3}", "-0.5e3")]
    [InlineData("{\"name\":[\"]\",\"\\\"\"],\"x\":1}", "[\"]\",\"\\\"\"]")]
    [InlineData("{\"name\":{\"é\":\"\\ud800\"},\"x\":1}", "{\"é\":\"\\ud800\"}")]
    public void Found_is_the_complete_text_of_the_value(string text, string found) =>
        Assert.Equal(found, First(text));

    [Theory]
    [InlineData(78, 80, false)]
    [InlineData(79, 80, true)]
    [InlineData(500, 80, true)]
    public void Found_is_cut_at_80_characters(int digits, int length, bool cut)
    {
        string number = "[" + new string('7', digits) + "]";

        string found = First($"{{\"name\":{number}}}");

        Assert.Equal(length, found.Length);
        Assert.Equal(cut ? number[..79] + "…" : number, found);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Found_is_never_cut_inside_a_character(int shift)
    {
        string value = "[\"" + new string('a', shift) + string.Concat(Enumerable.Repeat("😀", 200)) + "\"]";

        string found = First($"{{\"name\":{value}}}");

        int kept = 79 - (79 - 2 - shift) % 2;
        Assert.Equal(value[..kept] + "…", found);
        Assert.DoesNotContain('\ufffd', found);
    }

    [Fact]
    public void Found_is_cut_by_characters_and_not_by_bytes()
    {
        string value = "[\"" + new string('€', 76) + "\"]";

        Assert.Equal(value, First($"{{\"name\":{value},\"x\":\"{new string('€', 500)}\"}}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Characters_of_several_bytes_far_after_the_value_do_not_change_Found(int shift) =>
        Assert.Equal("12", First($"{{\"name\":12,\"x\":\"{new string('a', shift)}{string.Concat(Enumerable.Repeat("😀", 200))}\"}}"));

    [Fact]
    public void Found_is_the_rest_of_the_text_after_an_error_of_the_grammar()
    {
        Assert.Equal("@ 1}", First("{\"name\":@ 1}"));
        string rest = "@" + string.Concat(Enumerable.Repeat("€", 300));
        Assert.Equal(rest[..79] + "…", First("{\"name\":" + rest));
        Assert.Equal("@" + new string('€', 79), First("{\"name\":@" + new string('€', 79)));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_show_as_replacement_characters()
    {
        byte[] text = [.. "{\"name\":\""u8, 0xFF, 0xC0, .. "\"}"u8];

        Assert.Equal("\ufffd\ufffd\"}", Reading.Of<Order>(text, Order.Read).Violations[^1].Found);
    }

    [Fact]
    public void A_large_value_is_shown_by_its_beginning()
    {
        string value = "[" + string.Concat(Enumerable.Repeat("[\"x\"],", 100_000)) + "0]";

        Assert.Equal(value[..79] + "…", First($"{{\"name\":{value}}}"));
    }

    private static string First(string text)
    {
        ContractViolation violation = Reading.OfOrder(text).Violations.First(violation => violation.Offset > 0);
        Assert.Equal(8, violation.Offset);
        return violation.Found!;
    }
}
