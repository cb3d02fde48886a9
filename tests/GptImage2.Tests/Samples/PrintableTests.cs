using ReceiptReader;

namespace GptImage2.Tests.Samples;

/// <summary>What the sample prints of a receipt does not act on the terminal.</summary>
public sealed class PrintableTests
{
    [Theory]
    [InlineData("\u001b]0;pwned\u0007\u001b[2J", @"\u001b]0;pwned\u0007\u001b[2J")]
    [InlineData("\u009b31m\u202e\u2066\u200b\u007f\n\0", @"\u009b31m\u202e\u2066\u200b\u007f\u000a\u0000")]
    [InlineData("\U000E0041Café 中 🧾", @"\udb40\udc41Café 中 🧾")]
    public void Control_sequences_and_hidden_characters_are_escaped(string text, string expected) => Assert.Equal(expected, Printable.Of(text));

    [Fact]
    public void Halves_of_surrogate_pairs_are_escaped() => Assert.Equal(@"\ud83ea\uddfe", Printable.Of("\ud83e" + "a" + "\uddfe"));
}
