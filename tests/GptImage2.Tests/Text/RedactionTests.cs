using GptImage2.Text;

namespace GptImage2.Tests.Text;

public sealed class RedactionTests
{
    private const string Key = "sk-test-4c1f0d6e8a2b";

    [Theory]
    [InlineData("provided: sk-test-4c1f0d6e8a2b.", "provided: [key].")]
    [InlineData("sk-test-4c1f0d6e8a2b and sk-test-4c1f0d6e8a2b", "[key] and [key]")]
    [InlineData("https://SK-TEST-4C1F0D6E8A2B.example", "https://[key].example")]
    [InlineData("?k=sk%2Dtest%2d4c1f0d6e8a2b&x", "?k=[key]&x")]
    [InlineData("%73%6B%2D%74%65%73%74%2D%34%63%31%66%30%64%36%65%38%61%32%62", "[key]")]
    [InlineData("twice sk%252Dtest%252D4c1f0d6e8a2b", "twice [key]")]
    [InlineData(@"\u0073k\u002Dtest-4c1f0d6e8a2b!", "[key]!")]
    [InlineData(@"\\u0073k\\u002dtest-4c1f0d6e8a2b", "[key]")]
    [InlineData("sk&#45;test&#x2D;4c1f0d6e8a2b;", "[key];")]
    [InlineData("sk-test-4c1f0d6e (shortened)", "[key] (shortened)")]
    [InlineData("ends with sk-test-", "ends with [key]")]
    [InlineData("d6e8a2b8a", "d6e8a2b8a")]
    [InlineData("0d6e8a2b begins", "[key] begins")]
    [InlineData("xxx sk-t…", "xxx [key]…")]
    [InlineData("/a…a2b/x", "/a…[key]/x")]
    [InlineData("task-testing of a sk-te that is no key", "task-testing of a sk-te that is no key")]
    public void A_key_is_found_in_every_form(string text, string expected) => Assert.Equal(expected, new Redaction(Key).Of(text));

    [Theory]
    [InlineData("Bearer sk-", "Bearer [key]")]
    [InlineData("Bearer sk-test-4c1", "Bearer [key]")]
    [InlineData(@"sk-\u00", "[key]")]
    [InlineData("sk-%2", "[key]")]
    [InlineData("a desk", "a desk")]
    public void At_the_end_of_a_cut_text_a_few_characters_of_the_key_are_removed(string text, string expected) =>
        Assert.Equal(expected, new Redaction(Key).Of(text, isCut: true));

    [Fact]
    public void A_key_with_characters_of_JSON_and_URLs_is_found_in_their_escapes() =>
        Assert.Equal("[key] [key] [key] [key]", new Redaction("a\"b\\c/d&e%f").Of(@"a""b\c/d&e%f a\""b\\c\/d\u0026e%f a%22b%5Cc%2Fd%26e%25f a&quot;b\c/d&amp;e%f"));

    [Fact]
    public void A_short_key_is_replaced_only_as_it_is() => Assert.Equal("[key] Test te", new Redaction("test").Of("test Test te"));

    [Fact]
    public void A_text_without_the_key_is_the_same_object()
    {
        string text = new('\\', 1 << 20);

        Assert.Same(text, new Redaction(Key).Of(text));
    }
}
