using GptImage2.OpenAI;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

/// <summary>The key is in no text, even when the answer of the endpoint quotes it.</summary>
public sealed class SecretTests : CallTest
{
    [Fact]
    public void ToString_of_client_and_options_does_not_have_the_key()
    {
        var options = new GptImage2Options { ApiKey = Key, Endpoint = new Uri("https://me:secret@example.com:8443/v1?token=secret") };

        Assert.Equal("gpt-5-4-image-2 at https://example.com:8443/v1", new GptImage2Client(options).ToString());
        Assert.Equal("gpt-5-4-image-2 at example.com", options.ToString());
        Assert.Equal("gpt-5-4-image-2 at https://api.openai.com/v1", new GptImage2Client(new GptImage2Options { ApiKey = Key, Endpoint = new Uri("https://api.openai.com/v1/") }).ToString());
    }

    [Fact]
    public async Task An_error_that_quotes_the_key_is_shown_without_it()
    {
        await using var server = new LoopbackServer(Answer.Error(401, $"Incorrect API key provided: {Key}.", type: Key, param: Key, code: Key));

        ApiException exception = await FailAsync<ApiException>(server);

        Assert.Equal("Incorrect API key provided: [key].", exception.ProviderMessage);
        Assert.Equal(("[key]", "[key]", "[key]"), (exception.Code, exception.ErrorType, exception.Param));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(200)]
    public async Task A_page_that_quotes_the_key_is_shown_without_it_and_without_a_part_of_it(int status)
    {
        string page = new string('x', 190) + $"Bearer {Key}";
        await using var server = new LoopbackServer(new Answer(status, page) { ContentType = "text/html" });

        GptImage2Exception exception = status == 200
            ? await FailAsync<UnexpectedResponseException>(server)
            : await FailAsync<ApiException>(server);

        Assert.DoesNotContain(Key[..3], exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Key + "\n")]
    [InlineData(" " + Key)]
    [InlineData("sk-ключ")]
    [InlineData("sk-a\u0000b")]
    public void A_key_that_cannot_be_sent_is_refused_without_being_quoted(string key)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(key));

        Assert.DoesNotContain("sk-", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("position", exception.Message, StringComparison.Ordinal);
    }
}
