using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Writes the totals again whenever they change.</summary>
internal sealed class WatchCommand : Command
{
    private readonly Option<int> _interval = new("--interval") { Description = "The seconds between two looks. [default: 2]", HelpName = "N", DefaultValueFactory = static _ => 2 };

    public WatchCommand()
        : base("watch", "Write the status again whenever it changes, until Ctrl-C.")
    {
        _interval.Validators.Add(static option =>
        {
            if (option.GetValueOrDefault<int>() is < 1 or > 3600)
                option.AddError("--interval must be from 1 to 3600.");
        });
        Options.Add(_interval);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            string last = "";
            try
            {
                while (true)
                {
                    using var text = new StringWriter();
                    StatusCommand.TableOf(await journal.GetJobsAsync(cancellationToken).ConfigureAwait(false)).Write(text);
                    if (text.ToString() != last)
                        await Console.Out.WriteLineAsync($"{ToolText.Time(DateTimeOffset.UtcNow)}{Environment.NewLine}{text}").ConfigureAwait(false);
                    last = text.ToString();
                    await Task.Delay(TimeSpan.FromSeconds(result.GetValue(_interval)), cancellationToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return 0;
            }
        }
    }
}
