using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Lists the batches.</summary>
internal sealed class BatchesCommand : Command
{
    private readonly Option<string?> _job = ToolOptions.Job();

    public BatchesCommand()
        : base("batches", "List the batches with their lines and status.")
    {
        Options.Add(_job);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var table = new TextTable("Job", "Batch", "Status", "#Lines", "#Answered", "#Failed", "Created", "Ended");
            foreach (BatchSummary batch in await journal.Store.Records.ReadBatchesAsync(result.GetValue(_job), cancellationToken).ConfigureAwait(false))
            {
                table.Add(
                    batch.Job, batch.BatchId ?? "-", batch.Status ?? "-", ToolText.Count(batch.Lines), ToolText.Count(batch.Answered), ToolText.Count(batch.Failed),
                    ToolText.Time(batch.CreatedAt), batch.EndedAt is { } ended ? ToolText.Time(ended) : "-");
            }

            table.Show();
            return 0;
        }
    }
}
