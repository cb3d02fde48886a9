namespace GptImage2.EndToEnd.Tests.Repairing;

/// <summary>The rows of the table in docs/repairs.md.</summary>
internal static class DecisionTable
{
    private static readonly Lazy<IReadOnlyList<Decision>> AllRows = new(Read);

    public static IReadOnlyList<Decision> Rows => AllRows.Value;

    private static IReadOnlyList<Decision> Read()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "repairs.md"));
        return
        [
            .. text.ReplaceLineEndings("\n").Split('\n')
                .Where(static line => line.StartsWith('|') && line.Count(static c => c == '|') == 7)
                .Select(static line => line.Split('|')[1..^1].Select(static cell => cell.Trim()).ToArray())
                .Where(static cells => cells[0] != "row" && !cells[0].StartsWith("---", StringComparison.Ordinal))
                .Select(static cells => new Decision(cells[0], Unmark(Code(cells[1])), cells[2], Code(cells[3]), cells[4])),
        ];
    }

    private static string Code(string cell)
    {
        int ticks = cell.TakeWhile(static c => c == '`').Count();
        string text = cell[ticks..^ticks];
        return ticks > 1 && text.StartsWith(' ') && text.EndsWith(' ') ? text[1..^1] : text;
    }

    private static string Unmark(string reply) => reply
        .Replace('⏎', '\n')
        .Replace('␉', '\t')
        .Replace("<BOM>", "\uFEFF", StringComparison.Ordinal)
        .Replace("<NBSP>", "\u00A0", StringComparison.Ordinal);
}

/// <summary>One row of the table.</summary>
internal sealed record Decision(string Row, string Reply, string Level, string Becomes, string Repairs);
