using GptImage2.Endpoints.Batches;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Batches;

/// <summary>Reads the files of a batch that has ended, and records each reply with its bill. It may be begun again: what is recorded is left out.</summary>
internal sealed class BatchReader(BatchContext context, PendingBatch pending)
{
    private const int MostLines = 256;
    private const int MostBytes = 4_000_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ApiException">The provider does not have it.</exception>
    /// <exception cref="UnexpectedResponseException">A line cannot be read. The others are recorded.</exception>
    public async Task ReadAsync(StoredBatch batch, string file, CancellationToken cancellationToken)
    {
        Stream content = await context.Endpoint.OpenFileAsync(file, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            UnexpectedResponseException? problem = null;
            List<BatchResult> some = [];
            long bytes = 0;
            await foreach (BatchResult result in context.Endpoint.ReadResultsAsync(content, cancellationToken).ConfigureAwait(false))
            {
                if (result.Problem is not null)
                {
                    problem ??= result.Problem;
                    continue;
                }

                some.Add(result);
                bytes += result.Completion?.Content.Length ?? 0;
                if (some.Count < MostLines && bytes < MostBytes)
                    continue;
                await SettleAsync(batch, some, cancellationToken).ConfigureAwait(false);
                some.Clear();
                bytes = 0;
            }

            await SettleAsync(batch, some, cancellationToken).ConfigureAwait(false);
            if (problem is not null)
                throw problem;
        }
    }

    private async Task SettleAsync(StoredBatch batch, List<BatchResult> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0)
            return;
        IReadOnlyList<OpenRequest> lines = await context.Store.Batches.FindLinesAsync(batch.Id, [.. results.Select(static result => result.Id)], cancellationToken).ConfigureAwait(false);
        var byId = new Dictionary<string, BatchResult>(StringComparer.Ordinal);
        foreach (BatchResult result in results)
            byId.TryAdd(result.Id, result);
        SettledLine[] settled = [.. lines.Select(line => new SettledLine(line, ReplyOf(line, byId[line.LineId])))];
        await context.Store.Batches.SettleLinesAsync(context.Run, batch.Id, settled).ConfigureAwait(false);
        foreach (SettledLine line in settled)
        {
            if (line.Reply is { } reply)
                Paid(line.Line, reply);
            else
                Failed(line.Line, byId[line.Line.LineId]);
        }
    }

    private StoredReply? ReplyOf(OpenRequest line, BatchResult result) => result.Completion is not { } completion ? null : new StoredReply(completion.Content)
    {
        Refusal = completion.Refusal,
        FinishReason = completion.FinishReason,
        Model = completion.Model,
        ServiceTier = JobChatEndpoint.BatchTier,
        Usage = completion.Usage,
        Cost = completion.Usage is { } usage ? context.Defaults.Prices.Of(line.Model)?.Of(ServiceTier.Flex)?.CostOf(usage) : null,
        RequestId = result.RequestId,
    };

    private void Paid(OpenRequest line, StoredReply reply)
    {
        context.Budget.Settle(line, reply);
        context.Meter.Paid(reply.Cost ?? 0);
        if (reply.Cost is { } cost)
            context.Defaults.Budget.Add(cost);
    }

    private void Failed(OpenRequest line, BatchResult result)
    {
        context.Budget.Close(line.Reserved);
        pending.Fail(line.Key, result.Status is { } status && result.Error is { } error
            ? LineFailure.Refused(status, error)
            : LineFailure.NotRun($"The batch did not run the request: {result.Error?.Message ?? "there is no reason."}"));
    }
}
