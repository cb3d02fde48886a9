using System.Globalization;
using GptImage2.Jobs.Files;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Reports;

/// <summary>Writes the page: the head, and a section for each job.</summary>
internal sealed class ReportWriter(IJournalStore store, ReportOptions options)
{
    private static readonly TimeSpan ShortestShown = TimeSpan.FromMilliseconds(50);

    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxFailures);
        IReadOnlyList<(long Id, JobSummary Summary)> jobs = await ChosenJobs.FindAsync(store, options.Job, cancellationToken).ConfigureAwait(false);
        var html = new HtmlText();
        string title = options.Title ?? (jobs.Count == 1 ? $"Job {jobs[0].Summary.Name}" : "Jobs");
        html.Markup("<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><meta name=referrer content=no-referrer><title>").Text(title)
            .Markup("</title><style>\n").Markup(ReportStyle.Css).Markup("\n</style></head><body><header><h1>").Foreign(title).Markup("</h1><p class=soft>")
            .Text($"A report of {store.Description}, written at {Time(DateTimeOffset.UtcNow)}. Times are in {(options.TimeZone.Equals(TimeZoneInfo.Utc) ? "UTC" : options.TimeZone.DisplayName)}; days of costs are those of UTC. Amounts are in US dollars.")
            .Markup("</p></header><main>\n");
        if (jobs.Count == 0)
            html.Markup("<p>The journal has no jobs.</p>\n");
        var figures = new PictureFigures(options, html);
        foreach ((long id, JobSummary summary) in jobs)
            await WriteJobAsync(html, figures, id, summary, cancellationToken).ConfigureAwait(false);
        return html.Markup("</main></body></html>\n").ToString();
    }

    private async Task WriteJobAsync(HtmlText html, PictureFigures figures, long id, JobSummary summary, CancellationToken cancellationToken)
    {
        var tally = new JobTally(options.MaxFailures);
        await foreach (StoredItem item in store.Records.ReadItemsAsync(id, null, withDocuments: false, cancellationToken).ConfigureAwait(false))
            tally.Add(item);
        html.Markup("<section class=job><h2>Job ").Foreign(summary.Name).Markup("</h2>\n<p>").Text(tally.First is { } first && tally.Last is { } last
            ? $"It ran first at {Time(summary.CreatedAt)}. Its items ended from {Time(first)} to {Time(last)}."
            : $"It ran first at {Time(summary.CreatedAt)}. No item has ended yet.").Markup("</p>\n");
        await WriteModelsAsync(html, tally, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MethodSpending> spending = await store.Records.ReadMethodSpendingAsync(id, cancellationToken).ConfigureAwait(false);
        WriteTotals(html, summary, tally, spending);
        WriteSpending(html, spending);
        await new FailureSection(store, options, html, figures, this).WriteAsync(tally, cancellationToken).ConfigureAwait(false);
        WriteViolations(html, tally);
        WriteRepairs(html, summary, tally);
        WriteBatches(html, await store.Records.ReadBatchesAsync(summary.Name, cancellationToken).ConfigureAwait(false));
        WriteSlowest(html, tally);
        html.Markup("</section>\n");
    }

    private async Task WriteModelsAsync(HtmlText html, JobTally tally, CancellationToken cancellationToken)
    {
        var models = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string request in tally.Samples)
        {
            if (await store.FindReplyAsync(new ReplyKey(request, ReplyTurn.First), cancellationToken).ConfigureAwait(false) is { Model: { } model })
                models.Add(model);
        }

        if (models.Count > 0)
            html.Markup("<p>Model, by a sample of the replies: ").Foreign(string.Join(", ", models)).Markup(".</p>\n");
    }

    private void WriteTotals(HtmlText html, JobSummary summary, JobTally tally, IReadOnlyList<MethodSpending> spending)
    {
        html.Markup("<dl class=tiles>");
        Tile(html, "Items done", Count(summary.Done));
        Tile(html, "Items failed", Count(summary.Failed));
        Tile(html, "Ended, not handed out", Count(summary.Unacknowledged));
        Tile(html, "Calls", Count(summary.Requests));
        Tile(html, "Corrections", Count(summary.Corrections));
        // Of the replies: items with equal pictures share one.
        Tile(html, "Input tokens", Count(spending.Sum(static row => row.InputTokens)));
        Tile(html, "Output tokens", Count(spending.Sum(static row => row.OutputTokens)));
        Tile(html, "Spent", Dollars(summary.Spent));
        Tile(html, "Reserved", Dollars(summary.Reserved));
        html.Markup("</dl>\n");
        if (tally.Uncounted > 0)
            html.Markup("<p>").Text($"The tokens of {Count(tally.Uncounted)} {(tally.Uncounted == 1 ? "item are" : "items are")} not known and not in the sums.").Markup("</p>\n");
        if (summary.Unacknowledged > 0)
            html.Markup("<p>").Text("Items that are not handed out yet are handed out by the next run. They are not paid again.").Markup("</p>\n");
        if (summary.UnsettledRequests > 0)
        {
            html.Markup("<p><span class=bad>").Text($"{Count(summary.UnsettledRequests)} {(summary.UnsettledRequests == 1 ? "request" : "requests")} may be billed, up to {Dollars(summary.PossiblyBilled)}.").Markup("</span> ")
                .Text("They ended without a bill, and what is reserved for them counts in the limits of cost. Look up the bill at the provider, then settle them with Journal.SettleAsync, or give the reservations back with Journal.ReleaseUnsettledAsync.").Markup("</p>\n");
        }
    }

    private void WriteSpending(HtmlText html, IReadOnlyList<MethodSpending> spending)
    {
        const int MostRows = 400;
        html.Markup("<h3>Cost by method and day</h3>\n");
        if (spending.Count == 0)
        {
            html.Markup("<p>Nothing was paid.</p>\n");
            return;
        }

        SpendingChart.Write(html, [.. spending.GroupBy(static row => row.Day).OrderBy(static day => day.Key).Select(static day => (day.Key, day.Sum(static row => row.Cost)))], Dollars);
        html.Table("What the replies cost, by the day on which they came", "Method", "Day", "#Requests", "#Corrections", "#Input tokens", "#Output tokens", "#Cost");
        foreach (MethodSpending row in spending.Take(MostRows))
            Row(row.Method, row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), [row]);
        if (spending.Count > MostRows)
            Row($"{spending.Count - MostRows} more rows", "", [.. spending.Skip(MostRows)]);
        if (spending.Count > 1)
            Row("All", "", spending);
        html.EndTable();

        void Row(string method, string day, IReadOnlyList<MethodSpending> rows) =>
            html.Markup("<tr>").Key(method).Cell(day).Number(Count(rows.Sum(static row => row.Requests))).Number(Count(rows.Sum(static row => row.Corrections)))
                .Number(Count(rows.Sum(static row => row.InputTokens))).Number(Count(rows.Sum(static row => row.OutputTokens))).Number(Dollars(rows.Sum(static row => row.Cost))).Markup("</tr>");
    }

    private void WriteViolations(HtmlText html, JobTally tally)
    {
        const int MostRows = 200;
        ViolationCount[] violations = [.. tally.Violations];
        if (violations.Length == 0)
            return;
        html.Markup("<h3>Violations of the contract</h3>\n").Table("Each rule at each place; * is any element of a list", "Rule and place", "#Cured by a correction", "#Left", "Example");
        foreach (ViolationCount violation in violations.Take(MostRows))
            html.Markup("<tr>").Key(violation.Place).Number(Count(violation.Cured)).Number(Count(violation.Left)).Key(violation.Example).Markup("</tr>");
        html.EndTable();
        long rest = violations.Skip(MostRows).Sum(static violation => violation.Cured + violation.Left) + tally.UnlistedViolations;
        if (rest > 0)
            html.Markup("<p>").Text($"{Count(rest)} more violations are at other places. The journal has them.").Markup("</p>\n");
    }

    private void WriteRepairs(HtmlText html, JobSummary summary, JobTally tally)
    {
        if (tally.Repairs.Count == 0 && summary.Corrections == 0)
            return;
        html.Markup("<h3>Repairs and corrections</h3>\n<p>").Text($"{Count(tally.Corrected)} {(tally.Corrected == 1 ? "item" : "items")} needed {Count(summary.Corrections)} {(summary.Corrections == 1 ? "correction" : "corrections")}: the model was asked again. Repairs are made on this machine and cost nothing.").Markup("</p>\n");
        if (tally.Repairs.Count == 0)
            return;
        html.Table("Repairs by kind", "Kind", "#Repairs");
        foreach ((string kind, long count) in tally.Repairs.OrderByDescending(static repair => repair.Value))
            html.Markup("<tr>").Cell(kind).Number(Count(count)).Markup("</tr>");
        html.EndTable();
    }

    private void WriteBatches(HtmlText html, IReadOnlyList<BatchSummary> batches)
    {
        const int MostRows = 200;
        if (batches.Count == 0)
            return;
        html.Markup("<h3>Batches</h3>\n").Table("The batches at the provider; lines that failed are asked again", "Batch", "Status", "#Lines", "#Answered", "#Failed", "Waiting since");
        foreach (BatchSummary batch in batches.TakeLast(MostRows))
        {
            html.Markup("<tr>").Key(batch.BatchId ?? "not submitted yet").Cell(batch.Status ?? "").Number(Count(batch.Lines)).Number(Count(batch.Answered)).Number(Count(batch.Failed))
                .Cell(batch.EndedAt is { } ended ? $"ended {Time(ended)}" : Time(batch.SubmittedAt ?? batch.CreatedAt)).Markup("</tr>");
        }

        html.EndTable();
        if (batches.Count > MostRows)
            html.Markup("<p>").Text($"{Count(batches.Count - MostRows)} earlier batches are not shown.").Markup("</p>\n");
    }

    private void WriteSlowest(HtmlText html, JobTally tally)
    {
        // The passes of a job in batches do not wait for the model.
        if (tally.Slowest.FirstOrDefault() is not { } slowest || slowest.Duration < ShortestShown)
            return;
        html.Markup("<h3>Slowest items</h3>\n").Table($"At most {JobTally.MostSlow}, by the time of the last pass over the item", "Key", "#Seconds", "#Corrections", "#Cost");
        foreach (StoredItem item in tally.Slowest)
            html.Markup("<tr>").Key(item.Key).Number(item.Duration.TotalSeconds.ToString("n1", options.Culture)).Number(Count(item.Corrections)).Number(item.Cost is { } cost ? Dollars(cost) : "not known").Markup("</tr>");
        html.EndTable();
    }

    public string Count(long number) => number.ToString("n0", options.Culture);

    public string Dollars(decimal amount) => "$" + amount.ToString(amount is > 0 and < 1 ? "n6" : "n2", options.Culture);

    public string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, options.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Tile(HtmlText html, string name, string value) => html.Markup("<div><dt>").Text(name).Markup("</dt><dd>").Text(value).Markup("</dd></div>");
}
