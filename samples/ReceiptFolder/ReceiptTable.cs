using System.Globalization;

namespace ReceiptFolder;

/// <summary>A table of receipts in a CSV file: a row for each picture.</summary>
/// <remarks>
/// A job hands out its items at least once: after a crash, some of them again. So a row takes the place of the row of the same picture.
/// </remarks>
internal sealed class ReceiptTable
{
    private const string Header = "file,merchant,date,lines,total,paid_by";

    private readonly string _path;
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);

    private ReceiptTable(string path) => _path = path;

    public static ReceiptTable Open(string path)
    {
        var table = new ReceiptTable(path);
        if (File.Exists(path))
        {
            foreach (string row in File.ReadLines(path).Skip(1))
                table._rows[FirstCell(row)] = row;
        }

        return table;
    }

    public void Put(string file, Receipt receipt) => _rows[file] = string.Join(
        ',',
        Cell(file),
        Cell(receipt.Merchant),
        receipt.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        receipt.Lines.Count.ToString(CultureInfo.InvariantCulture),
        receipt.Total.ToString(CultureInfo.InvariantCulture),
        receipt.PaidBy);

    /// <summary>Takes out the row of a picture that could not be read this time.</summary>
    public void Remove(string file) => _rows.Remove(file);

    /// <summary>Writes the file. A crash leaves the old one or the new one.</summary>
    public void Save()
    {
        string part = _path + ".part";
        File.WriteAllLines(part, [Header, .. _rows.Values]);
        File.Move(part, _path, overwrite: true);
    }

    // A line break would end the row; a formula would be run by the program that shows the table.
    private static string Cell(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        string plain = line is ['=' or '+' or '-' or '@', ..] ? "'" + line : line;
        return plain.AsSpan().ContainsAny(',', '"') ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    private static string FirstCell(string row)
    {
        if (row is not ['"', ..])
            return row.Split(',')[0];
        int end = 1;
        while (end < row.Length && (row[end] != '"' || (end + 1 < row.Length && row[end + 1] == '"')))
            end += row[end] == '"' ? 2 : 1;
        return row[1..Math.Min(end, row.Length)].Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
