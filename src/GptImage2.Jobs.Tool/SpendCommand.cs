using System.CommandLine;
using GptImage2.Jobs.Files;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Tool;

/// <summary>Shows what was spent.</summary>
internal sealed class SpendCommand : Command
{
    private readonly Option<string?> _job = ToolOptions.Job();
    private readonly Option<bool> _methods = new("--methods") { Description = "By method too. Days are then those on which the replies came." };
    private readonly Option<bool> _json = ToolOptions.Json();

    public SpendCommand()
        : base("spend", "Show what was spent, by day (UTC) and job.")
    {
        Options.Add(_job);
        Options.Add(_methods);
        Options.Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            IReadOnlyList<(long Id, JobSummary Summary)> jobs = await ChosenJobs.FindAsync(journal.Store, result.GetValue(_job), cancellationToken).ConfigureAwait(false);
            var rows = new List<(DateOnly Day, string Job, string Method, long Requests, decimal Cost)>();
            if (result.GetValue(_methods))
            {
                foreach ((long id, JobSummary job) in jobs)
                {
                    foreach (MethodSpending spent in await journal.Store.Records.ReadMethodSpendingAsync(id, cancellationToken).ConfigureAwait(false))
                        rows.Add((spent.Day, job.Name, spent.Method, spent.Requests, spent.Cost));
                }
            }
            else
            {
                foreach (DailySpending spent in await journal.GetSpendingAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (jobs.Any(job => job.Summary.Name == spent.Job))
                        rows.Add((spent.Day, spent.Job, "", spent.Requests, spent.Cost));
                }
            }

            await WriteAsync([.. rows.OrderBy(static row => row.Day)], result.GetValue(_methods), result.GetValue(_json)).ConfigureAwait(false);
            return 0;
        }
    }

    private static async Task WriteAsync(IReadOnlyList<(DateOnly Day, string Job, string Method, long Requests, decimal Cost)> rows, bool withMethods, bool isJson)
    {
        if (isJson)
        {
            await Console.Out.WriteLineAsync(ToolText.Json(rows, (writer, row) =>
            {
                writer.WriteString("day", ToolText.Day(row.Day));
                writer.WriteString("job", row.Job);
                if (withMethods)
                    writer.WriteString("method", row.Method);
                writer.WriteNumber("requests", row.Requests);
                writer.WriteNumber("cost_usd", row.Cost);
            })).ConfigureAwait(false);
            return;
        }

        TextTable table = withMethods ? new TextTable("Day", "Job", "Method", "#Requests", "#Cost") : new TextTable("Day", "Job", "#Requests", "#Cost");
        foreach ((DateOnly day, string job, string method, long requests, decimal cost) in rows)
        {
            if (withMethods)
                table.Add(ToolText.Day(day), job, method, ToolText.Count(requests), ToolText.Dollars(cost));
            else
                table.Add(ToolText.Day(day), job, ToolText.Count(requests), ToolText.Dollars(cost));
        }

        table.Show();
    }
}
