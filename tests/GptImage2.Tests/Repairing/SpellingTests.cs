using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("credit_card", "CREDITCARD")]
    [InlineData("Credit card", "CREDITCARD")]
    [InlineData("C#", "C#")]
    [InlineData("größe", "GRÖßE")]
    [InlineData("ﬁt", "FIT")]
    [InlineData("-_ .", "")]
    public void Names_are_folded_to_letters_and_digits(string text, string folded) =>
        Assert.Equal(folded, Spelling.Fold(text));

    [Theory]
    [InlineData("Soft Drink", "soft_drink")]
    [InlineData("c", null)]
    [InlineData("bread.", "bread")]
    [InlineData("__", null)]
    [InlineData("one", null)]
    public void The_only_name_with_the_same_spelling_is_found(string text, string? name)
    {
        string[] names = ["soft_drink", "bread", "c++", "ONE", "One"];
        Assert.Equal(name, Spelling.Match(text, names));
        Assert.Equal(name, new SpellingIndex(names).Match(text));
    }

    [Fact]
    public void An_index_lists_all_names_that_are_spelled_alike() =>
        Assert.Equal(["ONE", "One"], new SpellingIndex(["ONE", "two", "One"]).Alike("o-n-e"));
}
