using GptImage2.Emulator;
using GptImage2.EndToEnd.Tests.Streaming;

namespace GptImage2.EndToEnd.Tests.Faults;

/// <summary>A client with at most one connection and one call at a time can make further calls after every fault.</summary>
public sealed class ConnectionTests : StreamTest
{
    private static readonly StreamShape Slow = new() { DeltaCharacters = 45, Pause = TimeSpan.FromMilliseconds(100) };

    [Theory(Timeout = Hang)]
    [MemberData(nameof(Endings))]
    public async Task No_connection_is_leaked(string ending)
    {
        var list = Reply.Json(List(40));
        await using Emulated emulated = await Emulated.StartAsync(
            ending switch
            {
                "break" or "cancel" => list.Streamed(Slow),
                "violation" => Reply.Json(List(40).Replace("\"minutes\":2}", "\"minutes\":0}", StringComparison.Ordinal)).Streamed(Slow),
                "error in the stream" => list.ErrorAfterDeltas(9),
                "cut" => list.CutAfterDeltas(9),
                "stall" => list.WithFault(Fault.StallInBody(900)),
                "endless" => Reply.Endless(100 << 20, Item(1)),
                "error" => Reply.Error(400, "No."),
                "large error" => Reply.Raw(400, "text/html", new string('x', 8 << 20)),
                "proxy" => Reply.ProxyPage(413),
                _ => list,
            },
            Reply.Json(Item(1)));
        using var transport = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { Timeout = Timeout.InfiniteTimeSpan };
        GptImage2Client client = emulated.Client(options =>
        {
            options.HttpClient = transport;
            options.MaxConcurrentRequests = 1;
            options.MaxRetries = 0;
            if (ending == "stall")
                options.AttemptTimeout = TimeSpan.FromSeconds(2);
        });

        if (ending is "endless" or "large error" or "error")
            await Assert.ThrowsAnyAsync<GptImage2Exception>(() => client.CallAsync(OneStep, Message, null, Emulated.Stop));
        else
            await EndAsync(client.Stream(Steps, Message, null, Emulated.Stop), ending);

        Assert.Equal(1, (await client.CallAsync(OneStep, Message, null, Emulated.Stop)).Value.Minutes);
    }

    public static TheoryData<string> Endings() =>
        ["whole", "break", "cancel", "violation", "error in the stream", "cut", "stall", "endless", "error", "large error", "proxy"];

    private static async Task EndAsync(JsonModeStream<CookingStep> stream, string ending)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        Exception? exception = await Record.ExceptionAsync(async () =>
        {
            await foreach (CookingStep _ in stream.WithCancellation(cancellation.Token))
            {
                if (ending == "cancel")
                    await cancellation.CancelAsync();
                if (ending == "break")
                    break;
            }
        });
        Assert.Equal(ending is "whole" or "break", exception is null);
        Assert.Equal(ending == "cancel", exception is OperationCanceledException);
    }
}
