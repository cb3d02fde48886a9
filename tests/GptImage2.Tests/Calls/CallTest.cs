using GptImage2.OpenAI;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

/// <summary>The base of tests of calls: a client of a loopback server, and the call.</summary>
public abstract class CallTest
{
    internal const string Key = "sk-test-4c1f0d6e8a2b";

    internal const string ItemReply = """{"name":"milk","count":2}""";

    internal static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static UserMessage SomeMessage => new UserMessage().Text("What is this?"u8);

    internal static GptImage2Client Client(LoopbackServer server, Action<GptImage2Options>? configure = null) =>
        Client(server.Endpoint, configure);

    internal static GptImage2Client Client(Uri endpoint, Action<GptImage2Options>? configure = null)
    {
        // Replies are neither repaired nor corrected. Tests of repairs and corrections switch them on.
        var options = new GptImage2Options { ApiKey = Key, Endpoint = endpoint, TimeProvider = new FakeClock(), Leniency = Leniency.Strict, MaxCorrections = 0 };
        configure?.Invoke(options);
        return new GptImage2Client(options);
    }

    internal static Task<JsonModeResult<Item>> CallAsync(GptImage2Client client, UserMessage? message = null) =>
        client.CallAsync(Item.Method, message ?? SomeMessage, null, Cancellation);

    /// <summary>Makes a call that fails, and checks what is true for every failure.</summary>
    internal static async Task<TException> FailAsync<TException>(LoopbackServer server, Action<GptImage2Options>? configure = null)
        where TException : GptImage2Exception
    {
        TException exception = await Assert.ThrowsAsync<TException>(() => CallAsync(Client(server, configure)));
        Assert.Equal("IItems.ReadAsync", exception.Method);
        Assert.StartsWith("IItems.ReadAsync: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
        return exception;
    }
}
