using System.Text;

namespace GptImage2.Jobs.Tests.Exports;

/// <summary>Reads CSV as RFC 4180 has it, independent of the code that writes it.</summary>
internal static class CsvReader
{
    public static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    cell.Append(text[at]);
                    if (text[at] == '"')
                        at++;
                }

                at++;
                Assert.True(text[at] is ',' or '\r');
            }
            else if (text[at] == ',')
            {
                row.Add(cell.ToString());
                cell.Clear();
                at++;
            }
            else if (text[at] == '\r')
            {
                Assert.Equal('\n', text[at + 1]);
                row.Add(cell.ToString());
                cell.Clear();
                rows.Add([.. row]);
                row.Clear();
                at += 2;
            }
            else
            {
                Assert.NotEqual('\n', text[at]);
                cell.Append(text[at++]);
            }
        }

        Assert.Empty(row);
        return rows;
    }
}
