using System.Globalization;

namespace GptImage2.Benchmarks.Calls;

/// <summary>Rows of a table.</summary>
internal static class Text
{
    public static string Row(string label, params FormattableString[] cells) =>
        $"| {label} | {string.Join(" | ", cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture)))} |";
}
