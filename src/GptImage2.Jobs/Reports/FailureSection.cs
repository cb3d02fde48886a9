using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Reports;

/// <summary>Writes the failures, grouped by cause, the first ones of each with all they have.</summary>
internal sealed class FailureSection(IJournalStore store, ReportOptions options, HtmlText html, PictureFigures figures, ReportWriter report)
{
    // The text and the thumbnails, which base64 makes longer by a third, stay below 5 MB together.
    private const int MostLength = 3_300_000;
    private const int MostPictures = 3;
    private const int MostViolations = 20;

    public async Task WriteAsync(JobTally tally, CancellationToken cancellationToken)
    {
        html.Markup("<h3>Failures</h3>\n");
        if (tally.Failed == 0)
        {
            html.Markup("<p>No item has failed.</p>\n");
            return;
        }

        FailureGroup[] groups = [.. tally.Failures];
        html.Table("By cause", "Error", "What it says", "#Items");
        foreach (FailureGroup group in groups)
            html.Markup("<tr>").Cell(group.Cause.Type).Key(group.Cause.Text).Number(report.Count(group.Count)).Markup("</tr>");
        if (tally.UnlistedFailures > 0)
            html.Markup("<tr>").Cell("other causes").Cell("too many to list").Number(report.Count(tally.UnlistedFailures)).Markup("</tr>");
        html.EndTable();
        string[] hashes = [.. groups.SelectMany(static group => group.Items).SelectMany(PicturesOf).Distinct(StringComparer.Ordinal)];
        IReadOnlyDictionary<string, string> paths = await store.Records.FindPicturePathsAsync(hashes, cancellationToken).ConfigureAwait(false);
        foreach (FailureGroup group in groups)
            Write(group, paths);
    }

    private static IEnumerable<string> PicturesOf(StoredItem item) => item.Requests.SelectMany(static request => request.Pictures).Distinct(StringComparer.Ordinal);

    private void Write(FailureGroup group, IReadOnlyDictionary<string, string> paths)
    {
        if (html.Length > MostLength)
            return;
        html.Markup("<h4>").Text($"{group.Cause.Type}: {report.Count(group.Count)} {(group.Count == 1 ? "item" : "items")}").Markup("</h4>\n<p class=soft>").Foreign(group.Cause.Text).Markup("</p>\n<p>").Text(Advice.Of(group.Cause.Type)).Markup("</p>\n");
        int shown = 0;
        foreach (StoredItem item in group.Items.TakeWhile(_ => html.Length <= MostLength))
        {
            Write(item, paths);
            shown++;
        }

        if (shown < group.Count)
            html.Markup("<p class=soft>").Text($"{report.Count(group.Count - shown)} more with this cause {(shown < group.Items.Count ? "do not fit on this page" : $"are not shown: at most {report.Count(options.MaxFailures)} of a cause are")}. Export the journal for all keys.").Markup("</p>\n");
    }

    private void Write(StoredItem item, IReadOnlyDictionary<string, string> paths)
    {
        html.Markup("<article>");
        string[] pictures = [.. PicturesOf(item)];
        foreach (string picture in pictures.Take(MostPictures))
        {
            if (paths.TryGetValue(picture, out string? path))
                figures.Write(path);
            else
                html.Markup("<figure><span class=gone>").Text(picture.StartsWith("address:", StringComparison.Ordinal) ? "a picture by its address" : "the file is not known").Markup("</span></figure>");
        }

        html.Markup("<div><p class=key>").Foreign(item.Key.Length == 0 ? "(empty key)" : item.Key).Markup("</p><p>").Foreign(item.ErrorMessage ?? "", 1000).Markup("</p>");
        if (item.Violations.Count > 0)
        {
            html.Markup("<ul>");
            foreach (string violation in item.Violations.Take(MostViolations))
                html.Markup("<li>").Foreign(violation, 300).Markup("</li>");
            html.Markup("</ul>");
            if (item.Violations.Count > MostViolations)
                html.Markup("<p class=soft>").Text($"{item.Violations.Count - MostViolations} more violations are in the journal.").Markup("</p>");
        }

        if (pictures.Length > MostPictures)
            html.Markup("<p class=soft>").Text($"{pictures.Length - MostPictures} more pictures are not shown.").Markup("</p>");
        html.Markup("<p class=soft>").Text($"{report.Time(item.At)}, {item.Corrections} corrections, {(item.Cost is { } cost ? report.Dollars(cost) : "cost not known")}").Markup("</p></div></article>\n");
    }
}
