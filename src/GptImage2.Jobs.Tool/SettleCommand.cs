using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Replaces a reservation by its bill.</summary>
internal sealed class SettleCommand : Command
{
    private readonly Argument<long> _id = new("ID") { Description = "The id of the request, as unsettled lists it." };
    private readonly Argument<decimal> _cost = new("COST") { Description = "The cost in US dollars, such as 0.0123; 0 when it was not billed." };

    public SettleCommand()
        : base("settle", "Replace the reservation of a request by its bill. No job may run meanwhile.")
    {
        Arguments.Add(_id);
        Arguments.Add(_cost);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.WriteAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            if (!await journal.SettleAsync(result.GetValue(_id), result.GetValue(_cost), cancellationToken).ConfigureAwait(false))
                throw new UsageException("There is no such request. The command unsettled lists them.");
            return 0;
        }
    }
}
