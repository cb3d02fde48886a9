namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>The rows of replies.md.</summary>
internal static class ReplyTable
{
    private const string EscapedBar = "\u0001";

    private static readonly Lazy<IReadOnlyList<ReplyCase>> AllRows = new(Read);

    public static IReadOnlyList<ReplyCase> Rows => AllRows.Value;

    private static IReadOnlyList<ReplyCase> Read()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "replies.md"));
        return
        [
            .. text.ReplaceLineEndings("\n").Split('\n')
                .Where(static line => line.StartsWith('|'))
                .Select(static line => line.Replace(@"\|", EscapedBar, StringComparison.Ordinal).Split('|')[1..^1].Select(static cell => cell.Trim().Replace(EscapedBar, "|", StringComparison.Ordinal)).ToArray())
                .Where(static cells => cells[0] != "row" && !cells[0].StartsWith("---", StringComparison.Ordinal))
                .Select(static cells => new ReplyCase(
                    cells[0],
                    cells[1],
                    Unmark(Code(cells[2])),
                    cells[3].Length == 0 ? Leniency.Certain : Enum.Parse<Leniency>(cells[3]),
                    Code(cells[4]) is { Length: > 0 } value ? Unmark(value) : null,
                    cells[4].Contains("broken", StringComparison.Ordinal),
                    [.. cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries)])),
        ];
    }

    /// <summary>The text of the first code span of a cell, as Markdown reads it.</summary>
    private static string Code(string cell)
    {
        int start = cell.IndexOf('`', StringComparison.Ordinal);
        if (start < 0)
            return "";
        string ticks = new('`', cell[start..].TakeWhile(static c => c == '`').Count());
        int end = cell.LastIndexOf(ticks, StringComparison.Ordinal);
        string text = cell[(start + ticks.Length)..end];
        return text.StartsWith(' ') && text.EndsWith(' ') ? text[1..^1] : text;
    }

    private static string Unmark(string reply) => reply.Replace('⏎', '\n').Replace('␉', '\t').Replace("<NBSP>", "\u00A0", StringComparison.Ordinal);
}

/// <summary>A reply, and what must come of it.</summary>
/// <param name="Row">The name of the row.</param>
/// <param name="Call">The name of the call in <see cref="ReplyCalls"/>.</param>
/// <param name="Reply">The reply.</param>
/// <param name="Leniency">How much of it may be repaired.</param>
/// <param name="Value">The right value; null where there is none.</param>
/// <param name="MayBreak">Whether a violation is right.</param>
/// <param name="Notes">Kinds of repairs with their paths, or paths of violations, that must be there.</param>
internal sealed record ReplyCase(string Row, string Call, string Reply, Leniency Leniency, string? Value, bool MayBreak, IReadOnlyList<string> Notes);
