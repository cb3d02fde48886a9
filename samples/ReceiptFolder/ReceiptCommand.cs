using System.CommandLine;
using System.CommandLine.Parsing;

namespace ReceiptFolder;

/// <summary>The command line.</summary>
internal sealed class ReceiptCommand : RootCommand
{
    private const string About = """
        Reads a folder of receipts into a table. It can be stopped at any moment, and goes on where it stood.

        Without a folder it reads 'receipts' in the current directory, and draws it first if it is not there.
        The table is written beside the journal: receipts.csv for receipts.db.

        With OPENAI_API_KEY in the environment the model reads the pictures, and the calls are billed to that key.
        Without it an emulator in this process answers. It cannot read pictures: it answers those that this program
        has drawn with what is on them, and makes up a receipt for any other.
        """;

    private const int PilotSize = 20;

    private readonly Argument<DirectoryInfo?> _folder = new("folder") { Description = "The folder of pictures.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _plan = new("--plan") { Description = "Print what the run will cost, and send nothing." };
    private readonly Option<bool> _pilot = new("--pilot") { Description = $"Read {PilotSize} pictures, which is paid, and print what the others will cost." };
    private readonly Option<bool> _flex = new("--flex") { Description = "Use the tier flex: half the price, slower." };
    private readonly Option<bool> _batch = new("--batch") { Description = "Send the pictures in batches: half the price, within 24 hours. The run can be stopped and goes on with the batches that are submitted." };
    private readonly Option<double?> _poll = new("--poll") { Description = "The longest time between two questions whether a batch has ended. [default: 60, and 0.25 for the emulator]", HelpName = "SECONDS" };
    private readonly Option<decimal?> _maxCost = new("--max-cost") { Description = "Stop before the job has cost more US dollars than this.", HelpName = "DOLLARS" };
    private readonly Option<bool> _retryFailed = new("--retry-failed") { Description = "Read only the pictures that failed." };
    private readonly Option<string> _journal = new("--journal") { Description = "The file of the journal.", HelpName = "FILE", DefaultValueFactory = static _ => "receipts.db" };
    private readonly Option<DirectoryInfo?> _make = new("--make") { Description = "Draw a folder of receipts, and read nothing.", HelpName = "FOLDER" };
    private readonly Option<int> _count = new("--count") { Description = "The number of receipts to draw.", HelpName = "N", DefaultValueFactory = static _ => 300 };
    private readonly Option<int> _seed = new("--seed") { Description = "The same number draws the same receipts.", HelpName = "N", DefaultValueFactory = static _ => 1 };

    public ReceiptCommand(Func<Settings, Task<int>> run)
        : base(About)
    {
        Arguments.Add(_folder);
        foreach (Option option in (Option[])[_plan, _pilot, _flex, _batch, _poll, _maxCost, _retryFailed, _journal, _make, _count, _seed])
            Options.Add(option);
        _folder.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }])
                result.AddError($"Unknown option '{option}'. Use --help to list the options.");
        });
        _count.Validators.Add(static result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 10_000, "--count takes a number from 1 to 10000."));
        _poll.Validators.Add(static result => Require(result, result.GetValueOrDefault<double?>() is >= 0.01 and <= 3600, "--poll takes a number of seconds from 0.01 to 3600."));
        _maxCost.Validators.Add(static result => Require(result, result.GetValueOrDefault<decimal?>() is > 0, "--max-cost takes a number of dollars above 0."));
        Validators.Add(result => Require(result, !result.GetValue(_batch) || !result.GetValue(_flex), "--batch takes the place of --flex."));
        Validators.Add(result => Require(result, result.GetValue(_make) is null || result.GetValue(_folder) is null, "--make takes the place of a folder to read."));
        SetAction(line => run(Read(line)));
    }

    private Settings Read(ParseResult line) => new()
    {
        Folder = line.GetValue(_folder),
        Make = line.GetValue(_make),
        Count = line.GetValue(_count),
        Seed = line.GetValue(_seed),
        Plan = line.GetValue(_plan) || line.GetValue(_pilot),
        Pilot = line.GetValue(_pilot) ? PilotSize : 0,
        Flex = line.GetValue(_flex),
        Batch = line.GetValue(_batch),
        Poll = line.GetValue(_poll) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        MaxCost = line.GetValue(_maxCost),
        RetryFailed = line.GetValue(_retryFailed),
        Journal = line.GetRequiredValue(_journal),
    };

    private static void Require(SymbolResult result, bool holds, string message)
    {
        if (!holds)
            result.AddError(message);
    }
}
