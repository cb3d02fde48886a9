using System.Globalization;
using Spectre.Console;
using Cell = Spectre.Console.Text;

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

    /// <summary>Writes it to the standard output: framed on a terminal, else in plain lines that scripts can cut.</summary>
    public void Show()
    {
        if (AnsiConsole.Profile.Out.IsTerminal)
            AnsiConsole.Write(ToTable());
        else
            Write(Console.Out);
    }

    /// <summary>The table with a frame, which breaks cells to fit the terminal.</summary>
    public Table ToTable()
    {
        var table = new Table { Border = TableBorder.Rounded };
        for (int column = 0; column < columns.Length; column++)
        {
            table.AddColumn(new TableColumn(new Cell(_rows[0][column], new Style(decoration: Decoration.Bold)))
            {
                Alignment = columns[column][0] == '#' ? Justify.Right : Justify.Left,
            });
        }

        foreach (string[] row in _rows.Skip(1))
            table.AddRow(row.Select(static cell => new Cell(cell)));
        return table;
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
