using System.Globalization;
using System.Runtime.InteropServices;

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
        var emulator = await GptImage2Emulator.StartAsync(options =>
        {
            options.Address = line.Address;
            options.Port = line.Port;
            options.AcceptAnyKey = line.ApiKey is null;
            options.ApiKey = line.ApiKey ?? options.ApiKey;
            options.OnAnswer = WriteCall;
            options.Seed = line.Seed;
            options.RequestsPerMinute = line.RequestsPerMinute ?? options.RequestsPerMinute;
            options.TokensPerMinute = line.TokensPerMinute ?? options.TokensPerMinute;
            options.ReasoningTokens = line.ReasoningTokens;
            options.WhenReasoningTakesAll = line.ReasoningOverrun;
            options.PromptCache = line.PromptCache;
            options.DetailedUsage = line.DetailedUsage;
            options.MinifiedBodies = line.Minified;
            options.ChunkedBodies = line.Chunked;
            foreach (var (field, support) in line.FieldSupports)
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
            await stop.Task.ConfigureAwait(false);
        }
    }

    private static void WriteCall(ReceivedRequest request)
    {
        var what = request.Usage is { } usage
            ? string.Create(CultureInfo.InvariantCulture, $"{usage.Prompt} + {usage.Completion} tokens")
            : request.Error ?? "no usage";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.Path}{(request.CustomId is null ? "" : $" ({request.BatchId}: {request.CustomId})")} {request.Status} {what} {request.RequestId}"));
    }
}
