using GptImage2.Text;

namespace GptImage2.Tests.Text;

public sealed class SeveralSecretsTests
{
    private const string Head = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL2NvZ25pdGl2ZXNlcnZpY2VzLmF6dXJlLmNvbSJ9.";

    [Theory]
    [InlineData(Head + "first", Head + "second-one", "a " + Head + "first b " + Head + "second-one c", "a [key] b [key] c")]
    [InlineData("sk-0123456789", "sk-0123456789abcdef", "sk-0123456789abcdef, sk-0123456789", "[key], [key]")]
    [InlineData("sk-old-0123456789", "test", "sk-old-0123456789 is a test", "[key] is a [key]")]
    [InlineData("sk-old-0123456789", "sk-new-0123456789", "sk-old-012 or sk%2Dnew-0123456789", "[key] or [key]")]
    public void Each_is_removed_in_any_order(string one, string other, string text, string expected)
    {
        Assert.Equal(expected, Redaction.Join(new Redaction(one), new Redaction(other)).Of(text));
        Assert.Equal(expected, Redaction.Join(new Redaction(other), new Redaction(one)).Of(text));
    }

    [Fact]
    public void A_secret_that_is_known_already_changes_nothing()
    {
        var both = Redaction.Join(new Redaction("sk-old-0123456789"), new Redaction("sk-new-0123456789"));

        Assert.Same(both, Redaction.Join(both, new Redaction("sk-old-0123456789")));
        Assert.Same(both, Redaction.Join(null, both));
    }
}
