using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GptImage2.Pages;

/// <summary>The C# of a page of the docs, and the regions of compiled files that it must be equal to.</summary>
internal static partial class PageCode
{
    /// <summary>The blocks of C# on a page.</summary>
    public static IReadOnlyList<string> BlocksOf(string page) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(Folder(), "../../../docs", page)).ReplaceLineEndings("\n")).Select(static match => match.Groups["code"].Value.TrimEnd())];

    /// <summary>The regions with the name of a page in the files of a folder.</summary>
    public static IReadOnlyList<string> RegionsOf(string page, string folder) =>
        [.. Directory.GetFiles(folder, "*.cs").SelectMany(file => Regions(File.ReadAllLines(file), page))];

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
