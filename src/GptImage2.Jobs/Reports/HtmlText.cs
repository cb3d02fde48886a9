using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GptImage2.Jobs.Reports;

/// <summary>HTML that is written from the beginning to the end. What is not markup is encoded.</summary>
internal sealed class HtmlText
{
    private const int MostCharacters = 600;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>The length in bytes of UTF-8.</summary>
    public int Length { get; private set; }

    /// <summary>Adds markup as it is.</summary>
    public HtmlText Markup(string markup)
    {
        _html.Append(markup);
        Length += Encoding.UTF8.GetByteCount(markup);
        return this;
    }

    /// <summary>Adds a text, encoded.</summary>
    public HtmlText Text(string text) => Markup(Encoder.Encode(text));

    /// <summary>Adds a text of the journal, encoded, cut, and separated from the direction of the text around it.</summary>
    public HtmlText Foreign(string text, int most = MostCharacters)
    {
        string shown = text;
        if (text.Length > most)
            shown = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
        return Markup("<bdi>").Text(shown).Markup("</bdi>");
    }

    public HtmlText Cell(string text) => Markup("<td>").Text(text).Markup("</td>");

    public HtmlText Number(string text) => Markup("<td class=n>").Text(text).Markup("</td>");

    public HtmlText Key(string text) => Markup("<td class=k>").Foreign(text).Markup("</td>");

    /// <summary>Begins a table.</summary>
    /// <param name="caption">Its caption.</param>
    /// <param name="columns">The heads of its columns; those of numbers begin with <c>#</c>.</param>
    public HtmlText Table(string caption, params ReadOnlySpan<string> columns)
    {
        Markup("<div class=scroll><table><caption>").Text(caption).Markup("</caption><thead><tr>");
        foreach (string column in columns)
            Markup(column[0] == '#' ? "<th scope=col class=n>" : "<th scope=col>").Text(column.TrimStart('#')).Markup("</th>");
        return Markup("</tr></thead><tbody>");
    }

    public HtmlText EndTable() => Markup("</tbody></table></div>\n");

    public override string ToString() => _html.ToString();
}
