using System.Net;

namespace GptImage2.Emulator.Tests;

public sealed class KeyTests
{
    [Fact]
    public async Task Without_a_key_there_is_a_401()
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(new StringContent("{}"), key: null);

        response.ShouldBeError(401, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you're accessing the API from your browser and are prompted for a username and password. You can obtain an API key from https://platform.openai.com/account/api-keys.");
    }

    [Theory]
    [InlineData("not-a-real-key-that-is-authorized", "not-a-re*********************ized")]
    [InlineData("short-key", "short-key")]
    public async Task The_error_for_a_wrong_key_shows_it_masked(string key, string masked)
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(new StringContent("{}"), key);

        response.ShouldBeError(401, $"Incorrect API key provided: {masked}. You can find your API key at https://platform.openai.com/account/api-keys.", code: "invalid_api_key");
        Assert.Equal("application/json; charset=utf-8", response.Headers["Content-Type"]);
        Assert.Equal("Origin", response.Headers["Vary"]);
        Assert.StartsWith("{\n    \"error\": {\n        \"message\"", response.Body, StringComparison.Ordinal);
        Assert.EndsWith("}\n", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_key_is_accepted_on_request_except_the_rejected_ones()
    {
        await using Api api = await Api.StartAsync(o =>
        {
            o.AcceptAnyKey = true;
            o.RejectedKeys.Add("sk-revoked");
        });

        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(new StringContent(Api.Request().ToJsonString()), "sk-whatever")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync(new StringContent(Api.Request().ToJsonString()), "sk-revoked")).Status);
    }

    [Theory]
    [InlineData("sk-short")]
    [InlineData("sk-a-very-long-secret-key-of-a-stranger")]
    public async Task No_key_is_in_the_log(string key)
    {
        await using Api api = await Api.StartAsync();
        await api.SendAsync(new StringContent("{}"), key);

        ReceivedRequest request = Assert.Single(api.Emulator.Requests);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.Equal("invalid_api_key", request.Error);
        Assert.DoesNotContain(request.Headers.Values, value => value.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_on_a_large_upload_gets_its_401()
    {
        await using Api api = await Api.StartAsync();
        for (int i = 0; i < 5; i++)
        {
            ApiResponse response = await api.SendAsync(new ByteArrayContent(new byte[30_000_000]), "sk-wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, response.Status);
            Assert.Contains("Incorrect API key provided", response.Body, StringComparison.Ordinal);
        }

        Assert.All(api.Emulator.Requests, r => Assert.Equal(30_000_000, r.BodyLength));
    }

    [Fact]
    public async Task A_refusal_waits_for_the_end_of_the_upload()
    {
        await using Api api = await Api.StartAsync();
        using var upload = new UploadInTwoParts(() => api.Emulator.Requests.Count);
        ApiResponse response = await api.SendAsync(upload, "sk-wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, response.Status);
        Assert.Equal(0, upload.AnsweredBetweenParts);
    }

    /// <summary>Sends more than the buffers of the connection hold, looks whether that is answered already, and sends the rest.</summary>
    private sealed class UploadInTwoParts(Func<int> answered) : HttpContent
    {
        private const int PartLength = 40_000_000;

        public int? AnsweredBetweenParts { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] part = new byte[PartLength];
            await stream.WriteAsync(part, Api.Stop);
            await stream.FlushAsync(Api.Stop);
            AnsweredBetweenParts = answered();
            await stream.WriteAsync(part, Api.Stop);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2 * PartLength;
            return true;
        }
    }
}
