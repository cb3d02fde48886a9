using GptImage2.Jobs.Exports;
using GptImage2.Jobs.Files;

namespace GptImage2;

/// <summary>Exports of the items of a journal, in the order of their keys. Memory does not grow with their number, and jobs may run meanwhile.</summary>
public static class JournalExports
{
    /// <summary>Writes one JSON object for each item, each on its line (JSON Lines).</summary>
    /// <param name="journal">The journal, which may be open for reading only.</param>
    /// <param name="path">The file. It is replaced when the export is complete, and only you can read it.</param>
    /// <param name="options">What it has; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The journal has no job of this name.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task ExportJsonLinesAsync(this Journal journal, string path, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(path);
        return ReplacedFile.WriteAsync(path, stream => journal.ExportJsonLinesAsync(stream, options, cancellationToken));
    }

    /// <summary>Writes one JSON object for each item, each on its line (JSON Lines), in UTF-8.</summary>
    /// <param name="journal">The journal, which may be open for reading only.</param>
    /// <param name="stream">Where it is written; it stays open.</param>
    /// <param name="options">What it has; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The journal has no job of this name.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static Task ExportJsonLinesAsync(this Journal journal, Stream stream, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(stream);
        return new JsonLinesExport(journal.Store, options ?? new ExportOptions()).WriteAsync(stream, cancellationToken);
    }

    /// <summary>Writes a table (CSV as in RFC 4180) with a row for each item, and a column for each member of the documents.</summary>
    /// <param name="journal">The journal, which may be open for reading only.</param>
    /// <param name="path">The file. It is replaced when the export is complete, and only you can read it.</param>
    /// <param name="options">What it has; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The journal has no job of this name.</exception>
    /// <exception cref="JournalException">The journal cannot be read, or a job wrote members that were not there when the export began.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task ExportCsvAsync(this Journal journal, string path, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(path);
        return ReplacedFile.WriteAsync(path, stream => journal.ExportCsvAsync(stream, options, cancellationToken));
    }

    /// <summary>Writes a table (CSV as in RFC 4180) in UTF-8 with a row for each item, and a column for each member of the documents.</summary>
    /// <param name="journal">The journal, which may be open for reading only.</param>
    /// <param name="stream">Where it is written; it stays open.</param>
    /// <param name="options">What it has; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The journal has no job of this name.</exception>
    /// <exception cref="JournalException">The journal cannot be read, or a job wrote members that were not there when the export began.</exception>
    public static Task ExportCsvAsync(this Journal journal, Stream stream, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(stream);
        return new CsvExport(journal.Store, options ?? new ExportOptions()).WriteAsync(stream, cancellationToken);
    }
}
