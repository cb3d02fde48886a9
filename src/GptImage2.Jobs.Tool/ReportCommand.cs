using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Writes a report.</summary>
internal sealed class ReportCommand : Command
{
    private readonly Option<string?> _job = ToolOptions.Job();
    private readonly Option<string?> _output = ToolOptions.Output("The file of the report. [default: report.html]");

    public ReportCommand()
        : base("report", "Write a report as one HTML file.")
    {
        Options.Add(_job);
        Options.Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            string path = result.GetValue(_output) ?? "report.html";
            await journal.WriteReportAsync(path, new ReportOptions { Job = result.GetValue(_job) }, cancellationToken).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"Wrote {ConsoleText.InOneLine(path)}.").ConfigureAwait(false);
            return 0;
        }
    }
}
