using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Shows the jobs with their totals.</summary>
internal sealed class StatusCommand : Command
{
    private readonly Option<bool> _json = ToolOptions.Json();

    public StatusCommand()
        : base("status", "Show the jobs: items done and failed, what was spent and reserved.")
    {
        Options.Add(_json);
        SetAction(RunAsync);
    }

    public static TextTable TableOf(IReadOnlyList<JobSummary> jobs)
    {
        var table = new TextTable("Job", "#Runs", "#Done", "#Failed", "#Not handed out", "#Calls", "#Corrections", "#Spent", "#Reserved", "#May be billed");
        foreach (JobSummary job in jobs)
        {
            table.Add(
                job.Name, ToolText.Count(job.ActiveRuns), ToolText.Count(job.Done), ToolText.Count(job.Failed), ToolText.Count(job.Unacknowledged), ToolText.Count(job.Requests),
                ToolText.Count(job.Corrections), ToolText.Dollars(job.Spent), ToolText.Dollars(job.Reserved), ToolText.Dollars(job.PossiblyBilled));
        }

        return table;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            IReadOnlyList<JobSummary> jobs = await journal.GetJobsAsync(cancellationToken).ConfigureAwait(false);
            if (!result.GetValue(_json))
            {
                TableOf(jobs).Show();
                return 0;
            }

            await Console.Out.WriteLineAsync(ToolText.Json(jobs, static (writer, job) =>
            {
                writer.WriteString("job", job.Name);
                writer.WriteString("created_at", job.CreatedAt);
                writer.WriteNumber("runs", job.ActiveRuns);
                writer.WriteNumber("done", job.Done);
                writer.WriteNumber("failed", job.Failed);
                writer.WriteNumber("not_handed_out", job.Unacknowledged);
                writer.WriteNumber("calls", job.Requests);
                writer.WriteNumber("corrections", job.Corrections);
                writer.WriteNumber("spent_usd", job.Spent);
                writer.WriteNumber("reserved_usd", job.Reserved);
                writer.WriteNumber("unsettled_requests", job.UnsettledRequests);
                writer.WriteNumber("possibly_billed_usd", job.PossiblyBilled);
            })).ConfigureAwait(false);
            return 0;
        }
    }
}
