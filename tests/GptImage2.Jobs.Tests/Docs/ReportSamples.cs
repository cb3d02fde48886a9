namespace GptImage2.Jobs.Tests.Docs;

/// <summary>The code of docs/reports.md. <see cref="ReportPageTests"/> compares it with the page.</summary>
internal static class ReportSamples
{
    public static async Task WriteAsync()
    {
        #region reports.md
        await using Journal journal = await Journal.OpenReadOnlyAsync("receipts.db");
        await journal.WriteReportAsync("receipts.html");
        #endregion

        #region reports.md
        await journal.WriteReportAsync("receipts.html", new ReportOptions { Job = "receipts", Thumbnail = path => new ReportThumbnail(Shrink(path), "image/jpeg") });
        #endregion

        #region reports.md
        await journal.ExportJsonLinesAsync("receipts.jsonl");
        await journal.ExportCsvAsync("receipts.csv", new ExportOptions { Job = "receipts", WithFailures = false });
        #endregion
    }

    private static byte[] Shrink(string path) => File.ReadAllBytes(path);
}
