using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>The command <c>gptimage2-jobs</c>.</summary>
internal sealed class JobsCommand : RootCommand
{
    public JobsCommand()
        : base("Shows what jobs of GptImage2.Jobs have done and paid for. It reads a journal while the job runs. Exit codes: 0 success, 1 error, 2 wrong usage, 3 there are failures (command failures).")
    {
        Options.Add(ToolOptions.Journal);
        Subcommands.Add(new StatusCommand());
        Subcommands.Add(new WatchCommand());
        Subcommands.Add(new FailuresCommand());
        Subcommands.Add(new ReportCommand());
        Subcommands.Add(new ExportCommand());
        Subcommands.Add(new SpendCommand());
        Subcommands.Add(new BatchesCommand());
        Subcommands.Add(new UnsettledCommand());
        Subcommands.Add(new SettleCommand());
        Subcommands.Add(new ReleaseCommand());
        Subcommands.Add(new ForgetCommand());
    }
}
