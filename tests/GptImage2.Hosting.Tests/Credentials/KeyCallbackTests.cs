using GptImage2.Emulator;

namespace GptImage2.Hosting.Tests.Credentials;

public sealed class KeyCallbackTests : HostTest
{
    private const string Old = "sk-old-0123456789abcdef";
    private const string New = "sk-new-fedcba9876543210";

    [Fact]
    public async Task The_callback_is_asked_for_each_attempt()
    {
        int asked = 0;
        Emulator.Replies.Enqueue(Reply.Error(500, "Sorry."), Reply.Json(Page), Reply.Json(Page));
        IScans scans = Client(ApiCredential.FromKey(_ => new ValueTask<string>($"sk-{++asked}"))).Bind<IScans>();

        await scans.ReadAsync(Stop);
        await scans.ReadAsync(Stop);

        Assert.Equal((3, 3), (asked, Emulator.Requests.Count));
    }

    [Fact]
    public async Task A_key_that_was_rotated_is_used_after_the_first_refusal()
    {
        await using GptImage2Emulator emulator = await StrictAsync(Old);
        var keys = new Queue<string>([Old, New]);

        JsonModeResult<Scan> result = await To(emulator, ApiCredential.FromKey(_ => new ValueTask<string>(keys.Dequeue()))).ReadAsync(Stop);

        Assert.Equal((new Scan("Tea"), 2), (result.Value, result.Exchanges[0].Attempts));
        Assert.Equal([401, 200], emulator.Requests.Select(static request => request.Status));
    }

    [Fact]
    public async Task A_key_that_was_rotated_is_used_for_a_stream_too()
    {
        await using GptImage2Emulator emulator = await StrictAsync(Old);
        emulator.Replies.Enqueue(Reply.Json("""{"value":[{"title":"Tea"},{"title":"Oil"}]}"""));
        var keys = new Queue<string>([Old, New]);
        List<Scan> read = [];

        await foreach (Scan scan in To(emulator, ApiCredential.FromKey(_ => new ValueTask<string>(keys.Dequeue()))).ListAsync(Stop))
            read.Add(scan);

        Assert.Equal([new Scan("Tea"), new Scan("Oil")], read);
        Assert.Equal([401, 200], emulator.Requests.Select(static request => request.Status));
    }

    [Fact]
    public async Task A_key_that_stays_the_same_is_not_sent_again()
    {
        await using GptImage2Emulator emulator = await StrictAsync(Old);

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => To(emulator, ApiCredential.FromKey(static _ => new ValueTask<string>(Old)), maxRetries: 3).ReadAsync(Stop));

        Assert.Equal((401, "invalid_api_key", 1), (exception.Status, exception.Code, exception.Attempts));
        Assert.Single(emulator.Requests);
    }

    [Fact]
    public async Task A_second_refusal_ends_the_call_and_says_so()
    {
        await using GptImage2Emulator emulator = await StrictAsync(Old, New);
        int asked = 0;

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => To(emulator, ApiCredential.FromKey(_ => new ValueTask<string>(++asked == 1 ? Old : New)), maxRetries: 3).ReadAsync(Stop));

        Assert.Equal((401, 2), (exception.Status, exception.Attempts));
        Assert.EndsWith("Another key or token was fetched after the first refusal, and was refused too.", exception.Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (asked, emulator.Requests.Count));
    }

    [Fact]
    public async Task Every_key_of_a_call_is_removed_from_messages_and_logs()
    {
        string echo = $"Neither {Old} nor {New} nor Bearer {Old[..15]}";
        Emulator.Replies.Enqueue(Reply.Error(401, echo).BeforeChecks().WithHeader("x-request-id", Old), Reply.Error(401, echo).BeforeChecks().WithHeader("x-request-id", New));
        var keys = new Queue<string>([Old, New]);

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => Client(ApiCredential.FromKey(_ => new ValueTask<string>(keys.Dequeue()))).Bind<IScans>().ReadAsync(Stop));

        Assert.Equal("Neither [key] nor [key] nor Bearer [key]", exception.ProviderMessage);
        Assert.All([exception.ToString(), Log.All], static text =>
        {
            Assert.DoesNotContain("sk-old", text, StringComparison.Ordinal);
            Assert.DoesNotContain("sk-new", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_callback_that_throws_ends_the_call_before_anything_is_sent()
    {
        IScans scans = Client(ApiCredential.FromKey(static _ => throw new InvalidOperationException("The vault is sealed."))).Bind<IScans>();

        CredentialException exception = await Assert.ThrowsAsync<CredentialException>(() => scans.ReadAsync(Stop));

        Assert.Equal("IScans.ReadAsync: No key to send the request with: The callback of GptImage2Options.Credential threw InvalidOperationException: The vault is sealed.", exception.Message);
        Assert.Equal((false, "IScans.ReadAsync"), (exception.TimedOut, exception.Method));
        Assert.IsType<InvalidOperationException>(exception.InnerException);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public async Task A_callback_that_quotes_the_last_key_does_not_show_it()
    {
        int asked = 0;
        IScans scans = Client(ApiCredential.FromKey(_ => ++asked == 1 ? new ValueTask<string>(Old) : throw new InvalidOperationException($"{Old} is over."))).Bind<IScans>();
        await scans.ReadAsync(Stop);

        CredentialException exception = await Assert.ThrowsAsync<CredentialException>(() => scans.ReadAsync(Stop));

        Assert.Contains("[key] is over.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Old, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "a key that is missing.")]
    [InlineData("", "a key that is empty.")]
    [InlineData("sk-secret\n", "a key that has the character U+000A at position 9, which is not allowed in a key. Remove it; often it is white space around the key.")]
    public async Task A_key_that_cannot_be_sent_is_refused_without_being_quoted(string? key, string problem)
    {
        CredentialException exception = await Assert.ThrowsAsync<CredentialException>(() => Client(ApiCredential.FromKey(_ => new ValueTask<string>(key!))).Bind<IScans>().ReadAsync(Stop));

        Assert.EndsWith($"The callback of GptImage2Options.Credential returned {problem}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_callback_that_hangs_ends_after_the_time_of_an_attempt(bool blocks)
    {
        using var released = new ManualResetEventSlim();
        var credential = ApiCredential.FromKey(async _ =>
        {
            if (blocks)
                released.Wait(CancellationToken.None);
            else
                await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
            return Old;
        });

        CredentialException exception = await Assert.ThrowsAsync<CredentialException>(() => Client(credential, static options => options.AttemptTimeout = TimeSpan.FromMilliseconds(50)).Bind<IScans>().ReadAsync(Stop));
        released.Set();

        Assert.True(exception.TimedOut);
        Assert.EndsWith("The callback of GptImage2Options.Credential took longer than GptImage2Options.AttemptTimeout, 00:00:00.0500000.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_wait_for_the_callback_and_tells_it()
    {
        using var cancellation = new CancellationTokenSource();
        var told = new TaskCompletionSource();
        var credential = ApiCredential.FromKey(async token =>
        {
            token.Register(told.SetResult);
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
            return Old;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(credential).Bind<IScans>().ReadAsync(cancellation.Token));

        await told.Task.WaitAsync(Stop);
        Assert.Empty(Emulator.Requests);
    }

    [Fact]
    public async Task A_timeout_of_the_callback_itself_is_not_a_cancellation_of_the_call()
    {
        IScans scans = Client(ApiCredential.FromKey(static _ => throw new TaskCanceledException("The request to the vault timed out."))).Bind<IScans>();

        CredentialException exception = await Assert.ThrowsAsync<CredentialException>(() => scans.ReadAsync(Stop));

        Assert.IsType<TaskCanceledException>(exception.InnerException);
    }

    [Fact]
    public void A_key_and_a_credential_cannot_be_combined_and_neither_is_shown()
    {
        var options = new GptImage2Options { ApiKey = Emulator.ApiKey, Credential = ApiCredential.FromKey(static _ => new ValueTask<string>(New)) };

        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(options));

        Assert.StartsWith("GptImage2Options.Credential cannot be combined with ApiKey. Remove one of them.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("a key from a callback", options.Credential.ToString());
        Assert.DoesNotContain(Emulator.ApiKey, $"{exception} {options}", StringComparison.Ordinal);
    }

    private static Task<GptImage2Emulator> StrictAsync(params string[] rejected) => GptImage2Emulator.StartAsync(
        options =>
        {
            options.AcceptAnyKey = true;
            options.DefaultReply = Reply.Json(Page);
            options.RejectedKeys.UnionWith(rejected);
        },
        Stop);

    private IScans To(GptImage2Emulator emulator, ApiCredential credential, int maxRetries = 0) =>
        Client(credential, options => (options.Endpoint, options.MaxRetries) = (emulator.Endpoint, maxRetries)).Bind<IScans>();
}
