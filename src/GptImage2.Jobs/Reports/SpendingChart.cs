using System.Globalization;

namespace GptImage2.Jobs.Reports;

/// <summary>A bar chart of the cost of days.</summary>
internal static class SpendingChart
{
    private const int MostDays = 60;
    private const int Width = 720;
    private const int Height = 140;
    private const int Foot = 120;
    private const int Top = 18;

    public static void Write(HtmlText html, IReadOnlyList<(DateOnly Day, decimal Cost)> days, Func<decimal, string> dollars)
    {
        // One bar says nothing that the table does not.
        if (days.Count < 2)
            return;
        (DateOnly Day, decimal Cost)[] shown = [.. days.TakeLast(MostDays)];
        decimal highest = shown.Max(static day => day.Cost);
        if (highest <= 0)
            return;
        decimal step = (decimal)Width / Math.Max(shown.Length, 6);
        html.Markup("<svg role=img viewBox=\"0 0 720 140\" aria-label=\"").Text($"Cost by day; the highest day cost {dollars(highest)}. The numbers are in the table.").Markup("\">");
        html.Markup(Invariant($"<line x1=0 y1={Foot} x2={Width} y2={Foot} />"));
        for (int index = 0; index < shown.Length; index++)
        {
            decimal height = shown[index].Cost / highest * (Foot - Top);
            html.Markup(Invariant($"<rect x=\"{(index * step) + 2:0.##}\" y=\"{Foot - height:0.##}\" width=\"{step - 4:0.##}\" height=\"{height:0.##}\"><title>"))
                .Text($"{Text(shown[index].Day)}: {dollars(shown[index].Cost)}").Markup("</title></rect>");
        }

        html.Markup(Invariant($"<text x=2 y={Height - 4}>")).Text(Text(shown[0].Day)).Markup("</text>");
        if (shown.Length > 6)
            html.Markup(Invariant($"<text x={Width - 2} y={Height - 4} text-anchor=end>")).Text(Text(shown[^1].Day)).Markup("</text>");
        html.Markup("<text x=2 y=12>").Text($"highest: {dollars(highest)}").Markup("</text></svg>\n");
        if (shown.Length < days.Count)
            html.Markup("<p class=soft>").Text($"The chart shows the last {MostDays} days with costs.").Markup("</p>\n");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
