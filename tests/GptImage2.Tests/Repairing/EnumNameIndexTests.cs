using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class EnumNameIndexTests
{
    private static readonly SchemaNode Paper = SchemaNode.Root(
        """{"enum":["k1","k-2","NUMBER THREE","not"],"description":"What it is printed on.\nk1: The first kind of paper\nk-2: The second kind"}"""u8);

    [Theory]
    [InlineData("K1", "k1")]
    [InlineData("**k1**", "k1")]
    [InlineData("Paper.k1", "k1")]
    [InlineData("Paper::K_2", "k-2")]
    [InlineData("k1: The first kind of paper", "k1")]
    [InlineData("k1 (The first kind of paper)", "k1")]
    [InlineData("k-2 – the second kind.", "k-2")]
    [InlineData("k1: The second kind", null)]
    [InlineData("The first kind of paper", null)]
    [InlineData("not.k1", null)]
    [InlineData("k1 or k-2", null)]
    public void A_text_means_a_name_when_it_has_only_the_name_or_its_own_description(string text, string? name) => Assert.Equal(name, new EnumNameIndex(Paper).Match(text));

    [Theory]
    [InlineData("k1: some other words", "k1")]
    [InlineData("k1: no, k-2", null)]
    [InlineData("some: k1", null)]
    public void A_name_before_a_colon_counts_unless_another_name_follows(string text, string? name) => Assert.Equal(name, new EnumNameIndex(Paper).MatchBeforeColon(text));
}
