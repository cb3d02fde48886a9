using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Gives reservations back.</summary>
internal sealed class ReleaseCommand : Command
{
    public ReleaseCommand()
        : base("release", "Give back the reservations of all requests that may be billed: the provider has not billed them. No job may run meanwhile.") => SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.WriteAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            int released = await journal.ReleaseUnsettledAsync(cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"Released: {ToolText.Count(released)}").ConfigureAwait(false);
            return 0;
        }
    }
}
