using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using GptImage2.Emulator.Chat;
using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator.Hosting;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            var line = CommandLine.Parse(args);
            if (line.Help)
            {
                Console.WriteLine(CommandLine.Text);
                return 0;
            }

            if (line.ListFields)
            {
                Console.Write(FieldTable.Write());
                return 0;
            }

            await RunAsync(line).ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (e is UsageException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task RunAsync(CommandLine line)
    {
        GptImage2Emulator? started = null;
        GptImage2Emulator emulator = started = await GptImage2Emulator.StartAsync(options =>
        {
            options.Address = line.Address;
            options.AllowRemote = line.AllowRemote;
            options.Port = line.Port;
            options.Page = !line.NoPage;
            options.AcceptAnyKey = line.ApiKey is null;
            options.ApiKey = line.ApiKey ?? options.ApiKey;
            options.OnAnswer = request =>
            {
                WriteCall(request);

                // Nothing here reads the log, and the program may run for weeks.
                started?.Requests.Clear();
            };
            options.Seed = line.Seed;
            options.RequestsPerMinute = line.RequestsPerMinute ?? options.RequestsPerMinute;
            options.TokensPerMinute = line.TokensPerMinute ?? options.TokensPerMinute;
            options.ReasoningTokens = line.ReasoningTokens;
            options.WhenReasoningTakesAll = line.ReasoningOverrun;
            options.PromptCache = line.PromptCache;
            options.DetailedUsage = line.DetailedUsage;
            options.MinifiedBodies = line.Minified;
            options.ChunkedBodies = line.Chunked;
            foreach ((string? field, FieldSupport support) in line.FieldSupports)
                options.Fields[field] = support;

            options.Batches.StepDelay = line.BatchStep;
            options.Batches.Supported = !line.NoBatches;
            options.DefaultReply = line.Wrong is { } kind ? Reply.Wrong(kind) : options.DefaultReply;
        }).ConfigureAwait(false);

        await using (emulator.ConfigureAwait(false))
        {
            if (line.RepliesFile is not null)
                RepliesFile.Load(line.RepliesFile, emulator.Replies);

            if (line.Fault is { } fault)
                emulator.Replies.Sometimes(line.FaultRate, line.Seed, fault.At is Fault.Stage.AnswerUnread ? Reply.ProxyPage(413).WithFault(fault) : Reply.Broken(fault));

            if (line.Error is { } error)
                emulator.Replies.Sometimes(line.FaultRate, line.Seed, error);

            var stop = new TaskCompletionSource();
            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true;
                stop.TrySetResult();
            }

            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

            Console.WriteLine($"GptImage2.Emulator {GptImage2Emulator.Version} listens on {emulator.Endpoint}");
            Console.WriteLine("Its replies are scripted or samples; they are not the model's. Ctrl+C ends it.");
            if (!line.NoPage)
                Console.WriteLine($"Its calls are shown at {new Uri(emulator.Endpoint, "/")}");

            if (!IPAddress.IsLoopback(line.Address))
                await Console.Error.WriteLineAsync(Warning(line)).ConfigureAwait(false);

            await stop.Task.ConfigureAwait(false);
        }
    }

    private static string Warning(CommandLine line) =>
        $"Warning: other machines reach it on {line.Address}. There is no encryption: any key in a request passes in the clear, as do prompts and pictures."
        + (line.NoPage ? string.Empty : " Whoever reaches it sees the calls on its page; --no-page switches that off.");

    private static void WriteCall(ReceivedRequest request)
    {
        string what = request.Usage is { } usage
            ? string.Create(CultureInfo.InvariantCulture, $"{usage.Prompt} + {usage.Completion} tokens")
            : request.Error ?? "no usage";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.Path}{(request.CustomId is null ? "" : $" ({request.BatchId}: {request.CustomId})")} {request.Status} {what} {request.RequestId}"));
    }
}
