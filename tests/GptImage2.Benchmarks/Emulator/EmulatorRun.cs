using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using GptImage2.Benchmarks.Calls;

namespace GptImage2.Benchmarks.Emulator;

/// <summary>Prints the table of the throughput and memory of the emulator under load, with the program in a separate process.</summary>
internal static class EmulatorRun
{
    private const double Megabyte = 1e6;
    private const int Connections = 64;
    private const int LargeImage = 10_000_000;

    public static async Task PrintAsync()
    {
        var goals = new Goals();
        Console.WriteLine($"""
            The emulator under load: {Connections} connections; peak working set of its process in MB, runtime and vocabulary included

            | calls | requests/s | peak working set |
            |---|---|---|
            """);
        byte[] small = LoadBody.Make(0);
        byte[] large = LoadBody.Make(LargeImage);
        await MeasureAsync("small, no page", small, 100, goals, null, "--no-page");
        await MeasureAsync("10 MB image, no page", large, 2, goals, 250, "--no-page");
        await MeasureAsync("10 MB image, with the page", large, 2, goals, 350);
        goals.Print();
    }

    private static async Task MeasureAsync(string label, byte[] body, int rounds, Goals goals, double? most, params string[] options)
    {
        using Process program = Start(options);
        try
        {
            string line = await program.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator did not start.");
            _ = program.StandardOutput.ReadToEndAsync();
            var endpoint = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..] + "/chat/completions");
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "sk-benchmark") } };
            await SendAsync(http, endpoint, body);

            long started = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
            {
                for (int round = 0; round < rounds; round++)
                    await SendAsync(http, endpoint, body);
            }));
            double perSecond = Connections * rounds / Stopwatch.GetElapsedTime(started).TotalSeconds;
            program.Refresh();
            double peak = program.PeakWorkingSet64 / Megabyte;
            Console.WriteLine(Calls.Text.Row(label, $"{perSecond:F1}", $"**{peak:F0}**"));
            if (most is { } limit)
                goals.AtMost($"{label}, {Connections} connections, peak working set in MB", peak, limit);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private static Process Start(string[] options)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "GptImage2.Emulator.Tool.dll");
        var start = new ProcessStartInfo("dotnet", [file, "--urls", "http://127.0.0.1:0", .. options]) { UseShellExecute = false, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private static async Task SendAsync(HttpClient http, Uri endpoint, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using HttpResponseMessage response = await http.PostAsync(endpoint, content);
        string text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The emulator answered {(int)response.StatusCode}: {text}"));
    }
}
