using System.CommandLine;
using Spectre.Console;

namespace GptImage2.Jobs.Tool;

/// <summary>Shows the totals while jobs run: on a terminal in one table that changes, else again whenever they change.</summary>
internal sealed class WatchCommand : Command
{
    private readonly Option<string?> _job = ToolOptions.Job();
    private readonly Option<int> _interval = new("--interval") { Description = "The seconds between two looks. [default: 2]", HelpName = "N", DefaultValueFactory = static _ => 2 };

    public WatchCommand()
        : base("watch", "Show the status while jobs run, until the last one ends.")
    {
        _interval.Validators.Add(static option =>
        {
            if (option.GetValueOrDefault<int>() is < 1 or > 3600)
                option.AddError("--interval must be from 1 to 3600.");
        });
        Options.Add(_job);
        Options.Add(_interval);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var interval = TimeSpan.FromSeconds(result.GetValue(_interval));
            string? job = result.GetValue(_job);
            try
            {
                if (AnsiConsole.Profile.Out.IsTerminal && AnsiConsole.Profile.Capabilities.Ansi)
                    await WatchTableAsync(journal, job, interval, cancellationToken).ConfigureAwait(false);
                else
                    await WatchLinesAsync(journal, job, interval, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return 0;
            }

            await Console.Error.WriteLineAsync("No job runs.").ConfigureAwait(false);
            return 0;
        }
    }

    private static Task WatchTableAsync(Journal journal, string? job, TimeSpan interval, CancellationToken cancellationToken) =>
        AnsiConsole.Live(new Table()).StartAsync(async display =>
        {
            var rates = new ItemRates(TimeProvider.System);
            await WatchAsync(
                journal, job, interval,
                jobs =>
                {
                    display.UpdateTarget(TableOf(jobs, rates).ToTable());
                    display.Refresh();
                },
                cancellationToken).ConfigureAwait(false);
        });

    private static Task WatchLinesAsync(Journal journal, string? job, TimeSpan interval, CancellationToken cancellationToken)
    {
        string last = "";
        return WatchAsync(
            journal, job, interval,
            jobs =>
            {
                using var text = new StringWriter();
                StatusCommand.TableOf(jobs).Write(text);
                if (text.ToString() == last)
                    return;
                last = text.ToString();
                Console.Out.WriteLine($"{ToolText.Time(DateTimeOffset.UtcNow)}{Environment.NewLine}{last}");
            },
            cancellationToken);
    }

    // What is shown last is read after the last run has ended.
    private static async Task WatchAsync(Journal journal, string? name, TimeSpan interval, Action<IReadOnlyList<JobSummary>> show, CancellationToken cancellationToken)
    {
        while (true)
        {
            IReadOnlyList<JobSummary> jobs = await journal.GetJobsAsync(cancellationToken).ConfigureAwait(false);
            if (name is not null)
            {
                jobs = [.. jobs.Where(job => job.Name == name)];
                if (jobs.Count == 0)
                    throw new UsageException($"The journal has no job '{name}'.");
            }

            show(jobs);
            if (jobs.All(static job => job.ActiveRuns == 0))
                return;
            await Task.Delay(interval, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TextTable TableOf(IReadOnlyList<JobSummary> jobs, ItemRates rates)
    {
        var table = new TextTable("Job", "#Runs", "#Done", "#Failed", "#Items/min", "#Calls", "#Corrections", "#Spent", "#Reserved");
        foreach (JobSummary job in jobs)
        {
            table.Add(
                job.Name, ToolText.Count(job.ActiveRuns), ToolText.Count(job.Done), ToolText.Count(job.Failed), ToolText.Count(rates.PerMinute(job)),
                ToolText.Count(job.Requests), ToolText.Count(job.Corrections), ToolText.Dollars(job.Spent), ToolText.Dollars(job.Reserved));
        }

        return table;
    }
}
