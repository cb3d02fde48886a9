using System.CommandLine;

namespace GptImage2.Jobs.Tool;

/// <summary>Lists the requests that may be billed.</summary>
internal sealed class UnsettledCommand : Command
{
    public UnsettledCommand()
        : base("unsettled", "List the requests that ended without a bill and may be billed.") => SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Journal journal = await JournalOpener.ReadAsync(result.GetValue(ToolOptions.Journal), cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var table = new TextTable("#Id", "Job", "Key", "Method", "#Reserved", "Sent", "Request");
            foreach (UnsettledRequest request in await journal.GetUnsettledAsync(cancellationToken).ConfigureAwait(false))
                table.Add(ToolText.Count(request.Id), request.Job, request.Key ?? "-", request.Method, ToolText.Dollars(request.Amount), ToolText.Time(request.SentAt), request.RequestId ?? "-");
            table.Show();
            return 0;
        }
    }
}
