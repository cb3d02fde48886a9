using System.Text;
using GptImage2.Jobs.Files;
using GptImage2.Jobs.Reports;

namespace GptImage2;

/// <summary>Reports of a journal.</summary>
public static class JournalReports
{
    /// <summary>Writes a report as one HTML file, which needs no script and nothing from the network. The job may run meanwhile.</summary>
    /// <param name="journal">The journal, which may be open for reading only.</param>
    /// <param name="path">The file. It is replaced when the report is complete, and only you can read it, since it quotes keys and replies.</param>
    /// <param name="options">What it shows; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The journal has no job of this name.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteReportAsync(this Journal journal, string path, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(path);
        await ReplacedFile.WriteAsync(path, stream => journal.WriteReportAsync(stream, options, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Writes a report as HTML in UTF-8.</summary>
    /// <param name="journal">The journal, which may be open for reading only.</param>
    /// <param name="stream">Where it is written; it stays open.</param>
    /// <param name="options">What it shows; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The journal has no job of this name.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static async Task WriteReportAsync(this Journal journal, Stream stream, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(stream);
        string page = await new ReportWriter(journal.Store, options ?? new ReportOptions()).WriteAsync(cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(page), cancellationToken).ConfigureAwait(false);
    }
}
