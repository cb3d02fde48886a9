using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Text;

namespace GptImage2.Tests.Text;

public sealed class JsonTextTests
{
    public static TheoryData<string> Texts =>
    [
        "",
        "plain",
        "\"\\/\b\f\n\r\t",
        new string([.. Enumerable.Range(0, 0x100).Select(i => (char)i)]),
        "é – 申 – \u2028 – \uFFFF – 🧾",
        new string('\n', 5000) + new string('é', 5000),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Encoded_text_is_decoded_to_the_same_text(string text)
    {
        byte[] encoded = JsonText.Encode(text);

        Assert.Equal(text, JsonSerializer.Deserialize<string>([(byte)'"', .. encoded, (byte)'"']));
        Assert.Equal(text, Decoded(encoded));
        Assert.Equal(text, Decoded(JsonEncodedText.Encode(text).EncodedUtf8Bytes));
    }

    // Escaped, since attributes are stored as UTF-8, which cannot have half a pair.
    [Theory]
    [InlineData(@"\u0061\ud83e", "a\uFFFD")]
    [InlineData(@"\ud83e\ud83e\uddfe", "\uFFFD🧾")]
    [InlineData(@"\uddfe\ud83e", "\uFFFD\uFFFD")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string escaped, string expected)
    {
        string text = Regex.Unescape(escaped);

        Assert.Equal(expected, Decoded(Encoding.ASCII.GetBytes(escaped)));
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonText.Encode(text)));
    }

    [Theory]
    [InlineData(@"\u00e9\u00E9\/", "éé/")]
    [InlineData(@"\ud83e\uddfe", "🧾")]
    [InlineData(@"\ud83e\n", "\uFFFD\n")]
    [InlineData(@"\ud83eu12345678", "\uFFFDu12345678")]
    public void Escapes_that_the_encoder_never_writes_are_read(string encoded, string expected) =>
        Assert.Equal(expected, Decoded(Encoding.ASCII.GetBytes(encoded)));

    private static string Decoded(ReadOnlySpan<byte> encoded) => Encoding.UTF8.GetString(JsonText.Decode(encoded).Span);
}
