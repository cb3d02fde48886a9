using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>The C# of these pages is in regions of the files in this folder, which are compiled and run, and each region is on its page.</summary>
public sealed partial class DocumentedCodeTests
{
    [Theory]
    [InlineData("callers.md", true)]
    [InlineData("gateways.md", true)]
    [InlineData("aspire.md", true)]
    [InlineData("extensions-ai.md", false)]
    public void The_code_of_a_page_is_compiled(string page, bool isComplete)
    {
        string folder = Folder();
        string text = File.ReadAllText(Path.Combine(folder, "../../../docs", page));
        string[] shown = [.. Block().Matches(text.ReplaceLineEndings("\n")).Select(static match => match.Groups["code"].Value.TrimEnd())];
        string[] compiled = [.. Directory.GetFiles(folder, "*.cs").SelectMany(file => Regions(File.ReadAllLines(file), page))];

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled.Order(StringComparer.Ordinal), shown.Where(block => isComplete || compiled.Contains(block, StringComparer.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Regions(string[] lines, string page)
    {
        for (int start = 0; start < lines.Length; start++)
        {
            if (lines[start].Trim() != $"#region {page}")
                continue;
            int indentation = lines[start].Length - lines[start].TrimStart().Length;
            int end = Array.FindIndex(lines, start, static line => line.Trim() == "#endregion");
            yield return string.Join('\n', lines[(start + 1)..end].Select(line => line.Length < indentation ? "" : line[indentation..])).TrimEnd();
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
