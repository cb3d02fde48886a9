using System.Diagnostics;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Sample;

/// <summary>Runs the sample as a program, from another directory.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string WrongKey = "sk-of-somebody-else-4f1d0c";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("receipt-reader-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Without_a_key_the_emulator_answers_and_the_program_prints_that()
    {
        Run run = await RunAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("OPENAI_API_KEY is not set: the emulator answers, and no model is asked.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("written by hand for this picture", run.Output, StringComparison.Ordinal);
        foreach (string text in (string[])["Kaffeehaus Lindenhof", "Am Lindenhof 3", "8 May 2026, 10:42", "Receipt 004711, table 7", "Paid by card ending in 4242", "the price of 2026-05-08"])
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.Equal(["2 Melange 4.20 8.40", "1 Apple strudel 5.60 5.60", "1 Sparkling water 0.5 l 3.10 3.10", "3 Kipferl 1.90 5.70", "Total 22.80", "of which VAT 10% 2.07"], run.Rows.Skip(1));
        Assert.Matches("Model +gpt-5-4-image-2, played by the emulator", run.Output);
        Assert.Matches(@"Tokens +[\d,]+ in, [\d,]+ out, estimated by the emulator", run.Output);
        Assert.Matches("Request +req_", run.Output);
    }

    [Fact]
    public async Task Output_that_goes_to_a_file_is_plain_and_fits_80_columns()
    {
        foreach (Run run in (Run[])[await RunAsync(), await RunAsync(["--broken"]), await RunAsync(["--correct"]), await RunAsync(["--help"])])
        {
            Assert.DoesNotContain('\e', run.Output);
            Assert.All(run.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
        }
    }

    [Fact]
    public async Task A_copy_of_the_picture_is_recognized()
    {
        File.Copy(SampleFiles.Picture, Path.Combine(_directory.FullName, "copy"));

        Run run = await RunAsync(["copy"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Total 22.80", run.Rows);
    }

    [Fact]
    public async Task For_another_picture_the_emulator_makes_up_a_receipt_and_the_program_prints_that()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory.FullName, "other.png"), Pictures.PngBytes(40), Emulated.Stop);

        Run run = await RunAsync(["other.png"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("OPENAI_API_KEY is not set: the emulator answers, and it cannot read pictures.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("made up, not read", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Kaffeehaus", run.Output, StringComparison.Ordinal);
        // What is made up does not add up.
        Assert.Contains("Look at these places all the same.", run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Rows, static row => row.StartsWith("/total Rule", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_reply_is_shown_with_every_path()
    {
        Run run = await RunAsync(["--broken"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("The emulator answers, and no model is asked.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("No Receipt was made", run.Output, StringComparison.Ordinal);
        Assert.Equal(SampleFiles.BrokenPaths, run.Rows.Select(row => row.Split(' ')[0]).Where(cell => cell.StartsWith('/')));
    }

    [Fact]
    public async Task A_broken_reply_is_corrected_and_the_correction_is_shown()
    {
        Run run = await RunAsync(["--correct"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // The number of the table is a text that was written as a number. That is repaired without a correction.
        Assert.Equal(["/table", .. SampleFiles.BrokenPaths.Except(["/table"])], run.Rows.Select(row => row.Split(' ')[0]).Where(cell => cell.StartsWith('/')));
        Assert.Contains("was asked for again", run.Output, StringComparison.Ordinal);
        Assert.Contains("Kaffeehaus Lindenhof", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_reply_comes_from_the_emulator_even_with_a_key()
    {
        await using Emulated other = await Emulated.StartAsync();

        Run run = await RunAsync(["--broken"], other, other.ApiKey);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task With_a_key_the_endpoint_is_asked()
    {
        await using Emulated endpoint = await Emulated.StartAsync(Reply.Json(SampleFiles.Reply));

        Run run = await RunAsync([], endpoint, endpoint.ApiKey);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"Asking gpt-5-4-image-2 at {endpoint.Endpoint}.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Total 22.80", run.Rows);
        Assert.DoesNotContain("emulator", run.Output, StringComparison.Ordinal);
        EmulatedUsage usage = endpoint.Request.Usage!;
        Assert.Contains(FormattableString.Invariant($"{usage.Prompt:N0} in, {usage.Completion:N0} out"), run.Output, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"US$ {(usage.Prompt * 8m + usage.Completion * 15m) / 1_000_000m:0.0000} at"), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_reply_of_the_endpoint_is_a_failure()
    {
        await using Emulated endpoint = await Emulated.StartAsync(Reply.Json(SampleFiles.BrokenReply), Reply.Json(SampleFiles.BrokenReply));

        Run run = await RunAsync([], endpoint, endpoint.ApiKey);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No Receipt was made", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-file.jpg", "There is no file 'no-such-file.jpg'.")]
    [InlineData("text.jpg", "The file 'text.jpg' is not a PNG, JPEG, GIF or WebP image")]
    [InlineData(".", "'.' is a directory, not an image.")]
    public async Task A_file_that_is_not_a_picture_is_reported_in_one_line(string path, string message)
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "text.jpg"), "Total 22.80", Emulated.Stop);

        (await RunAsync([path])).ShouldFail(1, message);
    }

    [Theory]
    [InlineData(2, "Unknown option '--verbose'", "--verbose")]
    [InlineData(2, "Unknown option ''", "")]
    [InlineData(2, "One picture at a time", "a.jpg", "b.jpg")]
    [InlineData(2, "--broken takes no picture", "--broken", "a.jpg")]
    [InlineData(2, "--correct takes no picture", "--correct", "a.jpg")]
    [InlineData(2, "Either --broken or --correct", "--broken", "--correct")]
    public async Task A_wrong_argument_is_reported_in_one_line(int exitCode, string message, params string[] arguments) =>
        (await RunAsync(arguments)).ShouldFail(exitCode, message);

    [Fact]
    public async Task A_wrong_key_is_reported_in_one_line_without_the_key()
    {
        await using Emulated endpoint = await Emulated.StartAsync();

        Run run = await RunAsync([], endpoint, WrongKey);

        run.ShouldFail(1, "HTTP 401");
        Assert.DoesNotContain(WrongKey, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_key_is_reported_in_one_line_without_the_key()
    {
        Run run = await RunAsync([], null, "sk of somebody");

        run.ShouldFail(1, "The API key has the character");
        Assert.DoesNotContain("sk of somebody", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_endpoint_is_reported_in_one_line()
    {
        Emulated endpoint = await Emulated.StartAsync();
        await endpoint.DisposeAsync();

        (await RunAsync([], endpoint, endpoint.ApiKey)).ShouldFail(1, "No answer from");
    }

    [Fact]
    public async Task Help_describes_the_program()
    {
        Run run = await RunAsync(["--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("--broken", run.Output, StringComparison.Ordinal);
        Assert.Contains("OPENAI_API_KEY", run.Output, StringComparison.Ordinal);
    }

    private async Task<Run> RunAsync(string[]? arguments = null, Emulated? endpoint = null, string? apiKey = null)
    {
        // Both programs are built into the same folder, for the same configuration.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        string program = Path.Combine(own.Parent!.Parent!.FullName, "ReceiptReader", own.Name, "ReceiptReader.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments ?? []])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _directory.FullName,
        };
        start.Environment.Remove("OPENAI_API_KEY");
        start.Environment.Remove("OPENAI_BASE_URL");
        start.Environment["TERM"] = "xterm-256color";
        if (apiKey is not null)
            start.Environment["OPENAI_API_KEY"] = apiKey;
        if (endpoint is not null)
            start.Environment["OPENAI_BASE_URL"] = endpoint.Endpoint.AbsoluteUri;

        using Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        limit.CancelAfter(Limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new Run(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private sealed record Run(int ExitCode, string Output, string Error)
    {
        /// <summary>The rows of tables, with one space between their cells.</summary>
        public IEnumerable<string> Rows => Output.Split('\n')
            .Where(line => line.StartsWith('│'))
            .Select(line => string.Join(' ', line.Split(['│', ' '], StringSplitOptions.RemoveEmptyEntries)));

        public void ShouldFail(int exitCode, string message)
        {
            Assert.Equal(exitCode, ExitCode);
            Assert.Contains(message, Error, StringComparison.Ordinal);
            Assert.Single(Error.TrimEnd('\n').Split('\n'));
            Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        }
    }
}
