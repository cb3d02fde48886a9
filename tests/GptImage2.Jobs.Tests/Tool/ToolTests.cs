using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Tests.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Tool;

/// <summary>The command gptimage2-jobs as a process of its own.</summary>
public sealed partial class ToolTests : IDisposable
{
    private readonly JournalFolder _folder = new();
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalRun? _run;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commands_read_a_journal_that_a_process_writes()
    {
        await using Journal journal = await CreateAsync();

        (int code, string output, string errors) = await RunAsync(["status", "-j", _folder.Path]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches("receipts +1 +1 +1 +2 +2 +0 +\\$0.01 +\\$0.50 +\\$0.50", output);

        (_, output, _) = await RunAsync(["status", "--json", "-j", _folder.Path]);
        JsonElement job = Assert.Single(JsonElement.Parse(output).EnumerateArray());
        Assert.Equal(("receipts", 1, 1, 0.01m), (job.GetProperty("job").GetString(), job.GetProperty("done").GetInt64(), job.GetProperty("failed").GetInt64(), job.GetProperty("spent_usd").GetDecimal()));

        (code, output, _) = await RunAsync(["spend", "--methods"], _folder.Path);
        Assert.Equal(0, code);
        Assert.Contains(Method, output, StringComparison.Ordinal);

        (code, output, _) = await RunAsync(["unsettled"], _folder.Path);
        Assert.Equal(0, code);
        Assert.Contains("$0.50", output, StringComparison.Ordinal);

        string report = _folder.In("out.html");
        (code, output, _) = await RunAsync(["report", "-o", report], _folder.Path);
        Assert.Equal((0, ""), (code, output));
        Assert.Contains("<dt>Items done</dt><dd>1</dd>", await File.ReadAllTextAsync(report, Stop), StringComparison.Ordinal);

        (code, output, _) = await RunAsync(["export", "--format", "csv", "--done"], _folder.Path);
        Assert.Equal(0, code);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Watching_ends_with_the_job_and_shows_its_last_state()
    {
        Journal journal = await CreateAsync();
        await using (journal)
        {
            Task<(int Code, string Output, string Errors)> watching = RunAsync(["watch", "--interval", "1", "--job", "receipts"], _folder.Path, onOutput: () => _seen.TrySetResult());
            await _seen.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
            JournalRun run = Assert.IsType<JournalRun>(_run);
            await journal.Store.PayAsync(run, 7, "late", 7);
            await journal.Store.EndRunAsync(run, "completed");

            (int code, string output, string errors) = await watching.WaitAsync(TimeSpan.FromSeconds(60), Stop);
            Assert.Equal((0, "No job runs."), (code, errors.Trim()));
            string[] states = [.. output.Split('\n').Where(static line => line.StartsWith("receipts", StringComparison.Ordinal))];
            Assert.Matches("^receipts +1 +1 +1 ", states[0]);
            Assert.Matches("^receipts +0 +2 +1 ", states[^1]);
        }

        Assert.Equal(2, (await RunAsync(["watch", "--job", "none"], _folder.Path)).Code);
    }

    [Fact]
    public async Task Failures_are_listed_and_control_characters_do_not_reach_the_terminal()
    {
        await using Journal journal = await CreateAsync();

        (int code, string output, _) = await RunAsync(["failures"], _folder.Path);
        Assert.Equal(3, code);
        Assert.Contains("bad\\u001b[31m", output, StringComparison.Ordinal);
        Assert.Contains("- /total: missing", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);

        (code, output, _) = await RunAsync(["failures", "--keys"], _folder.Path);
        Assert.Equal((3, "bad\\u001b[31m"), (code, output.Trim()));
        (_, output, _) = await RunAsync(["failures", "--json"], _folder.Path);
        Assert.Equal("bad\u001b[31m", JsonElement.Parse(output)[0].GetProperty("key").GetString());
        (code, output, _) = await RunAsync(["failures", "--error", "Other"], _folder.Path);
        Assert.Equal((0, ""), (code, output));
    }

    [Fact]
    public async Task Wrong_usage_and_errors_have_their_exit_codes_and_never_show_a_password()
    {
        // A server that is not there, and texts that are neither a file nor a connection string.
        foreach ((string journal, int exit) in ((string, int)[])[("Host=127.0.0.1;Port=1;Username=u;Password=s3cret", 1), ("postgres://u:s3cret@db/receipts", 2), ("Pasword=s3cret;Host=db", 2), ("Password=s3cret", 2)])
        {
            (int code, string output, string errors) = await RunAsync(["status", "-j", journal]);
            Assert.Equal((exit, ""), (code, output));
            Assert.DoesNotContain("s3cret", errors, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await RunAsync(["status"])).Code);
        Assert.Equal(2, (await RunAsync(["unknown"])).Code);
        Assert.Equal(1, (await RunAsync(["status", "-j", _folder.In("none.db")])).Code);
        Assert.Equal(2, (await RunAsync(["forget", "a", "--yes", "-j", _folder.In("none.db")])).Code);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task Keys_are_forgotten_after_a_question_and_reservations_are_settled()
    {
        await (await CreateAsync()).DisposeAsync();

        Assert.Equal(2, (await RunAsync(["forget", "good"], _folder.Path, "no\n")).Code);
        (int code, string output, _) = await RunAsync(["forget", "good"], _folder.Path, "yes\n");
        Assert.Equal(0, code);
        Assert.StartsWith("Items: 1, replies: 1", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(["settle", "2", "0.25"], _folder.Path)).Code);
        Assert.Equal(2, (await RunAsync(["settle", "2", "0.25"], _folder.Path)).Code);
        (_, output, _) = await RunAsync(["release"], _folder.Path);
        Assert.Equal("Released: 0", output.Trim());

        await using Journal journal = await Journal.OpenReadOnlyAsync(_folder.Path, Stop);
        JobSummary job = Assert.Single(await journal.GetJobsAsync(Stop));
        Assert.Equal((0, 1, 0.26m), (job.Done, job.Failed, job.Spent));
    }

    [Fact]
    public async Task The_page_has_each_command_with_its_options()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Folder(), "../../../docs/jobs-tool.md"), Stop);
        (_, string help, _) = await RunAsync(["--help"]);
        string[] commands = [.. Name().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(static match => match.Groups["name"].Value)];

        Assert.Equal(11, commands.Length);
        Assert.Equal(commands.Order(StringComparer.Ordinal), Heading().Matches(page).Select(static heading => heading.Groups["name"].Value).Order(StringComparer.Ordinal));
        foreach (string command in commands)
        {
            (_, string text, _) = await RunAsync([command, "--help"]);
            string section = page[page.IndexOf($"\n### {command}\n", StringComparison.Ordinal)..];
            section = section[..Math.Max(section.IndexOf("\n### ", 5, StringComparison.Ordinal), 0)] is { Length: > 0 } some ? some : section;
            Assert.All(Option().Matches(text).Select(static option => option.Value).Distinct().Except(["--help", "--journal", "--version"]), option => Assert.Contains($"`{option}", section, StringComparison.Ordinal));
        }
    }

    private async Task<Journal> CreateAsync()
    {
        Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        JournalRun run = _run = await journal.Store.BeginAsync();
        await journal.Store.PayAsync(run, 1, "good", 1);
        await journal.Store.AddItemAsync(Item(run, "bad\u001b[31m", 2) with { State = ItemState.Failed, ErrorType = "ContractViolationException", ErrorMessage = "m\u001b", Violations = ["/total: missing"] });
        OpenRequest open = Open(run, 2, "open", 3, 0.5m);
        await journal.Store.OpenRequestAsync(open, Stop);
        await journal.Store.KeepRequestAsync(open, "req_1");
        return journal;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, string? journal = null, string input = "", Action? onOutput = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "GptImage2.Jobs.Tool.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GPTIMAGE2_JOURNAL"] = journal;
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync(Stop);
        var output = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            output.Append(line).Append('\n');
            onOutput?.Invoke();
        }

        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output.ToString(), await errors);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("^  (?<name>[a-z]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^### (?<name>[a-z]+)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("--[a-z-]+(?=[ ,\r\n])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();
}
