using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GptImage2.Emulator;
using GptImage2.EndToEnd.Tests.Correction;

namespace GptImage2.EndToEnd.Tests.Faults;

/// <summary>For every fault of the connection, a call ends with the documented exception.</summary>
public sealed class FaultTests
{
    private const int Hang = 60_000;
    private const string Good = """{"title":"Süßes €😀","printed":"2026-05-08","dishes":[]}""";

    [Fact(Timeout = Hang)]
    public async Task A_refused_connection_is_reported()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using Emulated emulated = await Emulated.StartAsync();

        ApiConnectionException e = await FailAsync<ApiConnectionException>(emulated, options => (options.Endpoint, options.MaxRetries) = (new Uri($"http://127.0.0.1:{port}/v1"), 1));

        Assert.Equal((2, false), (e.Attempts, e.TimedOut));
        Assert.Contains("refused", e.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = Hang)]
    public async Task An_unknown_host_name_is_reported()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        ApiConnectionException e = await FailAsync<ApiConnectionException>(emulated, static options => (options.Endpoint, options.MaxRetries) = (new Uri("http://nobody.invalid/v1"), 1));

        Assert.Equal((2, false), (e.Attempts, e.TimedOut));
        Assert.Contains("nobody.invalid", e.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Hang)]
    [MemberData(nameof(Closings))]
    public async Task A_connection_that_closes_is_retried_and_then_reported(string closing)
    {
        var broken = Reply.Broken(Closing(closing));
        await using Emulated once = await Emulated.StartAsync(broken, Reply.Json(Good));
        await using Emulated always = await Emulated.StartAsync(broken, broken);

        Menu menu = (await ReadAsync(once)).Value;
        ApiConnectionException e = await FailAsync<ApiConnectionException>(always, static options => options.MaxRetries = 1);

        Assert.Equal("Süßes €😀", menu.Title);
        Assert.Equal((2, false), (e.Attempts, e.TimedOut));
        Assert.Null(e.RawReply);
        Assert.Equal((2, 2), (once.Requests.Count, always.Requests.Count));
    }

    public static TheoryData<string> Closings() =>
        ["before upload", "during upload", "before answer", "after headers", "in body", "before answer, reset", "after headers, reset", "in body, reset"];

    [Theory(Timeout = Hang)]
    [InlineData("before answer")]
    [InlineData("after headers")]
    [InlineData("in body")]
    public async Task An_answer_that_stalls_times_out(string stage)
    {
        Fault fault = stage switch { "before answer" => Fault.StallBeforeAnswer(), "after headers" => Fault.StallAfterHeaders(), _ => Fault.StallInBody(30) };
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good).WithFault(fault), Reply.Json(Good).WithFault(fault));

        ApiConnectionException e = await FailAsync<ApiConnectionException>(emulated, static options => (options.AttemptTimeout, options.MaxRetries) = (TimeSpan.FromMilliseconds(300), 1));

        Assert.Equal((2, true), (e.Attempts, e.TimedOut));
        foreach (ReceivedRequest request in emulated.Requests)
            Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(Emulated.Stop));
    }

    [Fact(Timeout = Hang)]
    public async Task A_body_that_arrives_too_slowly_times_out()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Endless(10 << 20, Good).InPieces(2048, TimeSpan.FromMilliseconds(50)));

        ApiConnectionException e = await FailAsync<ApiConnectionException>(emulated, static options => (options.AttemptTimeout, options.MaxRetries) = (TimeSpan.FromSeconds(4), 0));

        Assert.True(e.TimedOut);
        Assert.InRange(emulated.Request.BytesSent, 1, 2 << 20);
    }

    [Theory(Timeout = Hang)]
    [InlineData(413, 1)]
    [InlineData(502, 2)]
    public async Task A_page_of_a_proxy_is_reported(int status, int attempts)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.ProxyPage(status), Reply.ProxyPage(status));

        ApiException e = await FailAsync<ApiException>(emulated, static options => options.MaxRetries = 1);

        Assert.Equal((status, attempts, null), (e.Status, e.Attempts, e.Code));
        Assert.Contains("text/html instead of an error of the API", e.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Hang)]
    public async Task A_page_of_a_proxy_before_the_end_of_the_upload_is_reported()
    {
        await using Emulated emulated = await Emulated.StartAsync(configure: null);
        emulated.Replies.When(static _ => true, Reply.ProxyPage(413).BeforeChecks().WithFault(Fault.AnswerBeforeUpload()));

        GptImage2Exception e = await Assert.ThrowsAnyAsync<GptImage2Exception>(() => ReadAsync(emulated, static options => options.MaxRetries = 1));

        // The network decides whether the answer arrives before the reset.
        Assert.True(e is ApiException { Status: 413 } or ApiConnectionException { TimedOut: false }, e.ToString());
    }

    [Fact(Timeout = Hang)]
    public async Task Invalid_UTF8_is_replaced_and_has_no_other_effect()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good).WithInvalidUtf8());

        GptImage2Exception e = await Assert.ThrowsAnyAsync<GptImage2Exception>(() => ReadAsync(emulated));

        Assert.IsType<ContractViolationException>(e);
    }

    [Fact(Timeout = Hang)]
    public async Task A_body_of_random_bytes_is_reported()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Garbage(100_000));

        UnexpectedResponseException e = await FailAsync<UnexpectedResponseException>(emulated);

        Assert.Contains("is not JSON", e.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Hang)]
    public async Task A_reply_of_a_hundred_megabytes_is_refused()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Endless(100 << 20, Good));

        UnexpectedResponseException e = await FailAsync<UnexpectedResponseException>(emulated);

        Assert.Contains("longer than 64 MiB", e.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Hang)]
    public async Task A_reply_of_a_gigabyte_is_not_read_to_its_end()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Endless(1 << 30, Good));

        UnexpectedResponseException e = await FailAsync<UnexpectedResponseException>(emulated);

        Assert.Contains("longer than 64 MiB", e.Message, StringComparison.Ordinal);
        Assert.StartsWith("application/json", e.ContentType, StringComparison.Ordinal);
        Assert.StartsWith("{", e.Excerpt, StringComparison.Ordinal);
        Assert.Equal(AnswerEnding.ClosedByClient, await emulated.Request.Ended.WaitAsync(Emulated.Stop));
        // The bytes in the buffers of the connection were also sent, and the buffers may be large.
        Assert.InRange(emulated.Request.BytesSent, 64 << 20, 512 << 20);
    }

    [Fact(Timeout = Hang)]
    public async Task An_error_body_is_read_only_up_to_its_maximum_length()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(404, "text/html", "<html>" + new string('x', 20 << 20)).InPieces(1 << 16));

        ApiException e = await FailAsync<ApiException>(emulated);

        Assert.StartsWith("<html>xxx", e.ProviderMessage, StringComparison.Ordinal);
        Assert.Equal(AnswerEnding.ClosedByClient, await emulated.Request.Ended.WaitAsync(Emulated.Stop));
    }

    [Theory(Timeout = Hang)]
    [InlineData("single bytes")]
    [InlineData("chunks")]
    [InlineData("split characters")]
    public async Task A_reply_in_pieces_is_read(string pieces)
    {
        var reply = Reply.Json(Good);
        await using Emulated emulated = await Emulated.StartAsync(pieces switch { "chunks" => reply.InChunks(1), "single bytes" => reply.InPieces(1), _ => reply.SplitInCharacters(TimeSpan.FromMilliseconds(1)) });

        Assert.Equal("Süßes €😀", (await ReadAsync(emulated)).Value.Title);
    }

    [Theory(Timeout = Hang)]
    [InlineData("before answer")]
    [InlineData("after headers")]
    [InlineData("in body")]
    public async Task Cancelling_closes_the_connection(string stage)
    {
        Fault fault = stage switch { "before answer" => Fault.StallBeforeAnswer(), "after headers" => Fault.StallAfterHeaders(), _ => Fault.StallInBody(30) };
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good).WithFault(fault));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        Task call = emulated.Client().Bind<IMenus>().ReadAsync(Pictures.Png(8), "Ulm", cancellation.Token);
        ReceivedRequest request = await emulated.Requests.WaitAsync(0, Emulated.Stop);

        await cancellation.CancelAsync();

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, e.CancellationToken);
        Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(Emulated.Stop));
        Assert.Single(emulated.Requests);
    }

    private static Fault Closing(string name)
    {
        Fault fault = name.Split(',')[0] switch
        {
            "before upload" => Fault.CloseBeforeUpload(),
            "during upload" => Fault.CloseDuringUpload(10),
            "before answer" => Fault.CloseBeforeAnswer(),
            "after headers" => Fault.CloseAfterHeaders(),
            "in body" => Fault.CloseInBody(50),
            _ => throw new UnreachableException(),
        };
        return name.EndsWith("reset", StringComparison.Ordinal) ? fault.WithReset() : fault;
    }

    private static Task<JsonModeResult<Menu>> ReadAsync(Emulated emulated, Action<GptImage2Options>? configure = null) =>
        emulated.Client(configure).Bind<IMenus>().ReadAsync(Pictures.Png(8), "Ulm", Emulated.Stop);

    private static async Task<TException> FailAsync<TException>(Emulated emulated, Action<GptImage2Options>? configure = null)
        where TException : GptImage2Exception
    {
        TException e = await Assert.ThrowsAsync<TException>(() => ReadAsync(emulated, configure));
        Assert.Equal("IMenus.ReadAsync", e.Method);
        return e;
    }
}
