namespace GptImage2.Tests.Contracts;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("0c0ffee0-0000-4000-8000-00000000000f")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")]
    [InlineData("01234567-89ab-CDEF-0123-456789abcdef")]
    public void Reading_a_uuid_accepts_valid_texts(string text) => Assert.Equal(new Guid(text), Reading.Value($"\"{text}\"", (ref json) => json.ReadGuid()));

    [Theory]
    [InlineData("")]
    [InlineData("0c0ffee0000040008000000000000000")]
    [InlineData("{0c0ffee0-0000-4000-8000-000000000000}")]
    [InlineData("(0c0ffee0-0000-4000-8000-000000000000)")]
    [InlineData("urn:uuid:0c0ffee0-0000-4000-8000-000000000000")]
    [InlineData("0c0ffee0-0000-4000-8000-00000000000")]
    [InlineData("0c0ffee0-0000-4000-8000-0000000000000")]
    [InlineData("0c0ffee0-0000-4000-8000-00000000000g")]
    [InlineData("0c0ffee00-000-4000-8000-000000000000")]
    [InlineData("0c0ffee0_0000_4000_8000_000000000000")]
    [InlineData(" 0c0ffee0-0000-4000-8000-000000000000")]
    [InlineData("0c0ffee0-0000-4000-8000-000000000000 ")]
    public void Reading_a_uuid_rejects_other_texts(string text) =>
        Assert.Equal(
            new ContractViolation("", ContractRule.Format, "a UUID, xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", $"\"{text}\"", 0),
            Reading.Violation($"\"{text}\"", (ref json) => json.ReadGuid()));

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://user@example.com:8080/a/b?c=d&e#f")]
    [InlineData("http://[::1]/")]
    [InlineData("http://127.0.0.1")]
    [InlineData("https://example.com/caf%C3%A9")]
    [InlineData("https://exämple.com/käse")]
    [InlineData("urn:isbn:0451450523")]
    [InlineData("mailto:a@example.com")]
    [InlineData("data:text/plain,x")]
    [InlineData("file:///etc/hosts")]
    [InlineData("tel:+4930123456")]
    [InlineData("x-my.scheme+1:thing")]
    public void Reading_a_uri_accepts_absolute_uris(string text)
    {
        Uri? uri = Reading.Value($"\"{text}\"", (ref json) => json.ReadUri());

        Assert.True(uri!.IsAbsoluteUri);
        Assert.Equal(text, uri.OriginalString);
    }

    [Theory]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("/a/b")]
    [InlineData("/a:b")]
    [InlineData("//example.com/a")]
    [InlineData("//example.com:80/a")]
    [InlineData("?a:b")]
    [InlineData("a/b:c")]
    [InlineData("#a:b")]
    [InlineData(":a")]
    [InlineData("1a:b")]
    [InlineData("http://")]
    [InlineData("http:///a")]
    [InlineData("http://example.com:99999")]
    [InlineData("http://[::1")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com ")]
    [InlineData("https://example.com/a b")]
    [InlineData("https://example.com/\\n")]
    [InlineData("https://example.com/<a>")]
    [InlineData("https://example.com/\\\"")]
    [InlineData("C:\\\\temp\\\\a")]
    [InlineData("\\\\\\\\server\\\\share:a")]
    public void Reading_a_uri_rejects_other_texts(string text) =>
        Assert.Equal(
            new ContractViolation("", ContractRule.Format, "an absolute URI", $"\"{text}\"", 0),
            Reading.Violation($"\"{text}\"", (ref json) => json.ReadUri()));

    [Fact]
    public void A_value_that_is_not_a_string_is_reported_with_a_short_expectation()
    {
        Assert.Equal("a UUID", Reading.Violation("1", (ref json) => json.ReadGuid()).Expected);
        Assert.Equal("a URI", Reading.Violation("[{\"a\":1}]", (ref json) => json.ReadUri()).Expected);
    }
}
