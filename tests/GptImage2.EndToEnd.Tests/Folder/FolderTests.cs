using System.Diagnostics;
using GptImage2.Emulator;
using ReceiptFolder;
using ReceiptFolder.Drawing;
using ReceiptFolder.Emulation;
using ReceiptFolder.Truths;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>Runs the sample for folders as a program.</summary>
public sealed class FolderTests : IDisposable
{
    private const int Count = 40;

    private readonly FolderProgram _program = new();

    private DirectoryInfo Receipts => new(_program.PathOf("receipts"));

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Without_a_key_it_draws_a_folder_and_the_emulator_answers()
    {
        ProgramRun run = await _program.RunAsync(null, "--count", "40");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Drawing 40 receipts in ", run.Output, StringComparison.Ordinal);
        Assert.Contains("the emulator answers, and no model is asked", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);

        var expected = Expectation.Of(Receipts);
        Assert.Equal(expected.Read.Count, run.Number("Read"));
        Assert.Equal(expected.Failed.Count, run.Number("Failed"));
        Assert.All(expected.Failed, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
        Assert.Contains("ReplyRefusedException", run.Output, StringComparison.Ordinal);
        Assert.Contains("image_parse_error", run.Output, StringComparison.Ordinal);
        Assert.Equal(expected.Read, _program.Table.Skip(1).Select(static row => row.Split(',')[0]));
        Assert.InRange(run.Number("Corrections"), 1, Count);
        Assert.InRange(run.Number("Repairs"), 1, Count);
        Assert.Matches(@"Spent +\$0\.[0-9]*[1-9]", run.Output);
        Assert.Contains("Misread", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.Number("Fields right"), expected.Fields - 10, expected.Fields - 1);
    }

    [Fact]
    public async Task The_second_run_takes_everything_from_the_journal_and_writes_the_same_table()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();
        await _program.RunAsync(endpoint, "receipts");
        string[] table = _program.Table;
        File.Delete(_program.PathOf("receipts.csv"));
        endpoint.Requests.Clear();

        ProgramRun run = await _program.RunAsync(endpoint, "receipts");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(table, _program.Table);
        Assert.DoesNotContain(endpoint.Requests, static request => request.Status == 200);
        Assert.Matches(@"Spent +\$0\.0000 in this run", run.Output);
        Assert.Equal(Expectation.Of(Receipts).Read.Count, run.Number("Read"));
    }

    [Fact]
    public async Task The_plan_sends_nothing_and_writes_no_table()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();

        ProgramRun run = await _program.RunAsync(endpoint, "receipts", "--plan");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Empty(endpoint.Requests);
        Assert.Contains("40", run.Output, StringComparison.Ordinal);
        Assert.Contains('$', run.Output);
        Assert.False(File.Exists(_program.PathOf("receipts.csv")));
    }

    [Fact]
    public async Task The_pilot_pays_for_twenty_pictures_and_the_run_after_it_for_the_others()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();

        ProgramRun pilot = await _program.RunAsync(endpoint, "receipts", "--pilot");
        string[] asked = [.. BilledPictures(endpoint)];
        await _program.RunAsync(endpoint, "receipts");

        Assert.Equal((0, ""), (pilot.ExitCode, pilot.Error));
        Assert.InRange(asked.Length, 15, 20);
        Assert.Equal(0, PaidTwice(endpoint));
    }

    [Fact]
    public async Task A_killed_run_goes_on_and_pays_for_nothing_twice()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();
        using (Process killed = _program.Start(endpoint, "receipts"))
        {
            await endpoint.Requests.WaitAsync(20, Emulated.Stop);
            killed.Kill();
            await killed.WaitForExitAsync(Emulated.Stop);
        }

        int before = endpoint.Requests.Count;
        ProgramRun run = await _program.RunAsync(endpoint, "receipts");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(endpoint.Requests.Count > before, "The first run was killed after its end.");
        Assert.Equal(await UninterruptedTableAsync(), _program.Table);
        Assert.InRange(PaidTwice(endpoint), 0, run.Number("Possibly billed"));
        Assert.True(run.Number("From the journal") > 0, run.Output);
    }

    [Fact]
    public async Task The_signal_to_end_drains_the_run_and_the_next_run_goes_on()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();
        using Process drained = _program.Start(endpoint, "receipts");
        await endpoint.Requests.WaitAsync(10, Emulated.Stop);
        using (var kill = Process.Start("kill", ["-TERM", drained.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(Emulated.Stop);
        ProgramRun first = await FolderProgram.EndOfAsync(drained);
        ProgramRun second = await _program.RunAsync(endpoint, "receipts");

        first.ShouldFail(130, "The run was drained");
        Assert.InRange(first.Number("Read"), 1, Count - 2);
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal(await UninterruptedTableAsync(), _program.Table);
        Assert.Equal(0, PaidTwice(endpoint));
    }

    [Fact]
    public async Task Failed_pictures_are_asked_again_alone()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();
        await _program.RunAsync(endpoint, "receipts");
        string[] table = _program.Table;
        endpoint.Requests.Clear();

        ProgramRun run = await _program.RunAsync(endpoint, "receipts", "--retry-failed");

        var expected = Expectation.Of(Receipts);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(expected.Failed.Count, run.Number("Failed"));
        Assert.NotEmpty(endpoint.Requests);
        Assert.InRange(BilledPictures(endpoint).Count(), 0, expected.Failed.Count);
        Assert.Equal(table, _program.Table);
    }

    [Fact]
    public async Task A_limit_of_cost_stops_the_run_before_it_is_passed()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();

        ProgramRun run = await _program.RunAsync(endpoint, "receipts", "--max-cost", "0.0001");

        run.ShouldFail(1, "limit");
        Assert.DoesNotContain(endpoint.Requests, static request => request.Status == 200);
    }

    [Theory]
    [InlineData("Unknown option '--verbose'", "--verbose")]
    [InlineData("--count takes a number from 1 to 10000.", "--count", "0")]
    [InlineData("--max-cost takes a number of dollars above 0.", "--max-cost", "0")]
    [InlineData("--batch takes the place of --flex.", "--batch", "--flex")]
    [InlineData("--poll takes a number of seconds from 0.01 to 3600.", "--batch", "--poll", "0")]
    [InlineData("--make takes the place of a folder to read.", "scans", "--make", "drawn")]
    public async Task A_wrong_argument_is_reported_in_one_line(string message, params string[] arguments) =>
        (await _program.RunAsync(null, arguments)).ShouldFail(2, message);

    [Fact]
    public async Task A_folder_without_pictures_is_reported_in_one_line()
    {
        _program.Directory.CreateSubdirectory("empty");

        (await _program.RunAsync(null, "empty")).ShouldFail(1, "There is not a picture in the folder");
        (await _program.RunAsync(null, "missing")).ShouldFail(1, "There is no folder");
    }

    [Fact]
    public async Task Help_describes_the_program()
    {
        ProgramRun run = await _program.RunAsync(null, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string text in (string[])["--plan", "--pilot", "--flex", "--batch", "--max-cost", "--retry-failed", "--journal", "--make", "OPENAI_API_KEY"])
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    /// <summary>Draws the receipts, and starts an emulator that knows them and outlives the program.</summary>
    private async Task<GptImage2Emulator> StartEndpointAsync()
    {
        DrawnFolder.Make(Receipts, Count, seed: 1);
        return await EmulatedModel.StartAsync(Open(Receipts));
    }

    private async Task<string[]> UninterruptedTableAsync()
    {
        using var other = new FolderProgram();
        await using GptImage2Emulator endpoint = await EmulatedModel.StartAsync(Open(Receipts));
        await other.RunAsync(endpoint, Receipts.FullName);
        return other.Table;
    }

    private static PictureFolder Open(DirectoryInfo folder) => PictureFolder.Open(new Settings { Folder = folder, Count = Count, Seed = 1, Journal = "receipts.db" });

    private static IEnumerable<string> BilledPictures(GptImage2Emulator endpoint) =>
        endpoint.Requests.Where(static request => request.Status == 200).Select(static request => request.Chat!.Images.First().Sha256!).Distinct();

    /// <summary>The billed requests that are equal to an earlier one.</summary>
    private static int PaidTwice(GptImage2Emulator endpoint)
    {
        string[] billed = [.. endpoint.Requests.Where(static request => request.Status == 200).Select(static request => request.BodySha256!)];
        return billed.Length - billed.Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>What a run comes to, as the folder has it.</summary>
    private sealed record Expectation(IReadOnlyList<string> Read, IReadOnlyList<string> Failed, int Fields)
    {
        public static Expectation Of(DirectoryInfo folder)
        {
            PictureFolder opened = Open(folder);
            IReadOnlyDictionary<string, Receipt?> documents = opened.Truth!.Documents;
            ILookup<string, string> names = opened.Pictures.Where(picture => documents[picture.Name] is not null)
                .ToLookup(static picture => Pictures.Sha256(File.ReadAllBytes(picture.FullName)), static picture => picture.Name);
            // The emulator refuses the first of all pictures, in the order of their hashes.
            string[] refused = [.. names[names.Select(static group => group.Key).Min(StringComparer.Ordinal)!]];
            string[] cutOff = [.. documents.Where(static document => document.Value is null).Select(static document => document.Key)];
            string[] failed = [.. refused, .. cutOff];
            string[] read = [.. documents.Keys.Except(failed).Order(StringComparer.Ordinal)];
            return new Expectation(read, failed, read.Sum(name => 5 + (3 * documents[name]!.Lines.Count)));
        }
    }
}
