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

    [Theory]
    [InlineData("cafe", "Café")]
    [InlineData("CAFÉ", "Café")]
    [InlineData("**Large**", "large")]
    [InlineData("(Large)", "large")]
    [InlineData("- `large`", "large")]
    [InlineData("resume", null)]
    [InlineData("Résumé", "résumé")]
    [InlineData("(5)", null)]
    [InlineData(">5", null)]
    public void Accents_and_marks_count_only_when_a_name_is_equal_with_them(string text, string? name) =>
        Assert.Equal(name, Spelling.Match(text, ["Café", "large", "résumé", "resumé", "5"]));
}
