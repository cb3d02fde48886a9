using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Exports items.</summary>
internal sealed class ExportCommand : Command
{
    private readonly Option<string?> _job = ToolOptions.Job();
    private readonly Option<string?> _output = ToolOptions.Output("The file. [default: the standard output]");
    private readonly Option<string> _format = new("--format") { Description = "jsonl or csv. [default: jsonl]", HelpName = "NAME", DefaultValueFactory = static _ => "jsonl" };
    private readonly Option<bool> _done = new("--done") { Description = "Leave out items that failed." };
    private readonly Option<bool> _raw = new("--raw") { Description = "Do not protect texts in CSV that a spreadsheet would take for formulas." };

    public ExportCommand()
        : base("export", "Export the items with their documents, as JSON lines or CSV.")
    {
        _format.AcceptOnlyFromAmong("jsonl", "csv");
        Options.Add(_job);
        Options.Add(_output);
        Options.Add(_format);
        Options.Add(_done);
        Options.Add(_raw);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var options = new ExportOptions { Job = result.GetValue(_job), WithFailures = !result.GetValue(_done), ProtectFormulas = !result.GetValue(_raw) };
            bool isCsv = result.GetValue(_format) == "csv";
            if (result.GetValue(_output) is { } path)
            {
                await (isCsv ? journal.ExportCsvAsync(path, options, cancellationToken) : journal.ExportJsonLinesAsync(path, options, cancellationToken)).ConfigureAwait(false);
                return 0;
            }

            Stream output = Console.OpenStandardOutput();
            await using (output.ConfigureAwait(false))
                await (isCsv ? journal.ExportCsvAsync(output, options, cancellationToken) : journal.ExportJsonLinesAsync(output, options, cancellationToken)).ConfigureAwait(false);
            return 0;
        }
    }
}
