namespace GptImage2.Generators.Tests.Contracts;

/// <summary><c>[Url]</c> on a <c>Uri</c> allows the schemes http, https and ftp only.</summary>
public sealed class UrlTests
{
    [Theory]
    [InlineData("https://example.com/a", true)]
    [InlineData("HTTP://example.com", true)]
    [InlineData("ftp://example.com", true)]
    [InlineData("mailto:a@example.com", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("urn:a:b", false)]
    public void Only_the_schemes_of_the_attribute_are_read(string uri, bool fits)
    {
        Assert.Equal(fits, Links.TryFromJson($$"""{"a":"{{uri}}","b":null}""", out _, out _));
        Assert.Equal(fits, Links.TryFromJson($$"""{"a":"https://a","b":"{{uri}}"}""", out _, out IReadOnlyList<ContractViolation> violations));
        if (!fits)
            Assert.Equal(("/b", ContractRule.Format, "an http, https or ftp URL"), (Assert.Single(violations).Path, violations[0].Rule, violations[0].Expected));
    }

    [Fact]
    public void A_text_that_is_not_a_URI_has_one_violation()
    {
        Assert.False(Links.TryFromJson("""{"a":"/a","b":7}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal([("/a", "an absolute URI"), ("/b", "a URI")], violations.Select(violation => (violation.Path, violation.Expected)));
    }

    [Fact]
    public void The_schema_has_the_pattern_of_the_schemes() =>
        Assert.Contains("\"a\":{\"type\":\"string\",\"format\":\"uri\",\"pattern\":\"^(https?|ftp)://\"}", Links.JsonSchema, StringComparison.Ordinal);
}
