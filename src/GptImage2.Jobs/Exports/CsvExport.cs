using System.Globalization;
using System.Text;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Exports;

/// <summary>Writes items as a table. It reads them twice: for the columns, and for the rows.</summary>
internal sealed class CsvExport(IJournalStore store, ExportOptions options)
{
    private const int MostColumns = 16_384;

    private static readonly string[] Facts =
        ["job", "key", "state", "at", "seconds", "cost_usd", "input_tokens", "output_tokens", "corrections", "repairs", "error_type", "error_message", "violations"];

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        Dictionary<string, int> columns = await FindColumnsAsync(cancellationToken).ConfigureAwait(false);
        var writer = new StreamWriter(stream, Encoding, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(Line([.. Facts.Concat(columns.OrderBy(static column => column.Value).Select(static column => column.Key)).Select(Text)])).ConfigureAwait(false);
            await foreach ((string job, StoredItem item) in ExportedItems.ReadAsync(store, options, cancellationToken).ConfigureAwait(false))
            {
                var cells = new CsvCell[Facts.Length + columns.Count];
                Array.Fill(cells, new CsvCell("", IsText: false));
                FactsOf(job, item).CopyTo(cells, 0);
                foreach ((string column, CsvCell cell) in DocumentCells.Of(item))
                {
                    if (!columns.TryGetValue(column, out int index))
                        throw new JournalException($"A job wrote results with a member '{column}' while they were exported. Export again.");
                    cells[Facts.Length + index] = cell;
                }

                await writer.WriteLineAsync(Line(cells)).ConfigureAwait(false);
            }
        }
    }

    private async Task<Dictionary<string, int>> FindColumnsAsync(CancellationToken cancellationToken)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach ((_, StoredItem item) in ExportedItems.ReadAsync(store, options, cancellationToken).ConfigureAwait(false))
        {
            foreach ((string column, _) in DocumentCells.Of(item))
                columns.TryAdd(column, columns.Count);
            if (columns.Count > MostColumns)
                throw new InvalidOperationException($"The documents have more than {MostColumns} different members, which is too many for the columns of a table. Export them as JSON lines.");
        }

        return columns;
    }

    private static CsvCell[] FactsOf(string job, StoredItem item) =>
    [
        Text(job),
        Text(item.Key),
        Text(ExportedItems.StateOf(item)),
        Text(item.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)),
        Number(item.Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        Number(item.Cost?.ToString(CultureInfo.InvariantCulture)),
        Number(item.Usage?.InputTokens.ToString(CultureInfo.InvariantCulture)),
        Number(item.Usage?.OutputTokens.ToString(CultureInfo.InvariantCulture)),
        Number(item.Corrections.ToString(CultureInfo.InvariantCulture)),
        Number(item.Repairs.ToString(CultureInfo.InvariantCulture)),
        item.ErrorType is null ? Number(null) : Text(item.ErrorType),
        item.ErrorMessage is null ? Number(null) : Text(item.ErrorMessage),
        item.Violations.Count == 0 ? Number(null) : Text(string.Join('\n', item.Violations)),
    ];

    private static CsvCell Text(string value) => new(value, IsText: true);

    private static CsvCell Number(string? value) => new(value ?? "", IsText: false);

    private string Line(CsvCell[] cells) => string.Join(',', cells.Select(cell => cell.ToCsv(options.ProtectFormulas)));
}
