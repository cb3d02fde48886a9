using System.Globalization;

namespace GptImage2.Emulator.Tool;

/// <summary>One run of the emulator, which prints a line for each call.</summary>
internal sealed class EmulatorSession
{
    public required ListenAddress Address { get; init; }

    public required bool HasPage { get; init; }

    /// <summary>Gets what sets the options other than address and page.</summary>
    public required Action<EmulatorOptions> Configure { get; init; }

    /// <summary>Gets what fills the script of replies.</summary>
    public required Action<ReplyScript> Script { get; init; }

    public async Task RunAsync(CancellationToken stop)
    {
        GptImage2Emulator? started = null;
        GptImage2Emulator emulator = started = await GptImage2Emulator.StartAsync(
            options =>
            {
                options.Address = Address.Address;
                options.Port = Address.Port;
                options.Page = HasPage;
                options.OnAnswer = request =>
                {
                    WriteCall(request);

                    // Nothing here reads the log, and the program may run for weeks.
                    started?.Requests.Clear();
                };
                Configure(options);
            },
            stop).ConfigureAwait(false);

        await using (emulator.ConfigureAwait(false))
        {
            Script(emulator.Replies);
            Console.WriteLine($"GptImage2.Emulator {GptImage2Emulator.Version} listens on {emulator.Endpoint}");
            Console.WriteLine("Its replies are scripted or samples; they are not the model's. Ctrl+C ends it.");
            if (HasPage)
                Console.WriteLine($"Its calls are shown at {new Uri(emulator.Endpoint, "/")}");

            if (!Address.IsLoopback)
                await Console.Error.WriteLineAsync(Warning()).ConfigureAwait(false);

            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void WriteCall(ReceivedRequest request)
    {
        string what = request.Usage is { } usage
            ? string.Create(CultureInfo.InvariantCulture, $"{usage.Prompt} + {usage.Completion} tokens")
            : request.Error ?? "no usage";
        string place = $"{request.Path}{(request.CustomId is null ? "" : $" ({request.BatchId}: {request.CustomId})")}";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{ConsoleText.InOneLine(request.Method)} {ConsoleText.InOneLine(place)} {request.Status} {ConsoleText.InOneLine(what)} {request.RequestId}"));
    }

    private string Warning() =>
        $"Warning: other machines reach it on {Address.Address}. There is no encryption: any key in a request passes in the clear, as do prompts and pictures."
        + (HasPage ? " Whoever reaches it sees the calls on its page; --no-page switches that off." : string.Empty);
}
