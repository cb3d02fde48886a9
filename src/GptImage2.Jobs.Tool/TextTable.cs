using System.Globalization;

namespace GptImage2.Jobs.Tool;

/// <summary>Rows of texts in aligned columns.</summary>
/// <param name="columns">The heads; those of numbers begin with <c>#</c> and are aligned to the right.</param>
internal sealed class TextTable(params string[] columns)
{
    private readonly List<string[]> _rows = [[.. columns.Select(static column => column.TrimStart('#'))]];

    public void Add(params ReadOnlySpan<string> cells)
    {
        string[] row = new string[cells.Length];
        for (int index = 0; index < cells.Length; index++)
            row[index] = ConsoleText.InOneLine(cells[index]);
        _rows.Add(row);
    }

    public void Write(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, columns.Length).Select(column => _rows.Max(row => Width(row[column])))];
        foreach (string[] row in _rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => Padded(cell, widths[column], columns[column][0] == '#'))).TrimEnd());
    }

    private static string Padded(string cell, int width, bool isNumber)
    {
        string room = new(' ', width - Width(cell));
        return isNumber ? room + cell : cell + room;
    }

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;
}
