using System.Text.RegularExpressions;

namespace GptImage2.Package.Tests.Frameworks;

/// <summary>The blocks of docs/testing.md that have a file name.</summary>
internal static partial class DocumentedFiles
{
    private static readonly string Page = File.ReadAllText(Path.Combine(TestBuild.RepositoryRoot, "docs", "testing.md")).ReplaceLineEndings("\n");

    /// <summary>The files under a heading.</summary>
    public static IEnumerable<(string Name, string Content)> Under(string heading) =>
        from Match block in Block().Matches(Section(heading))
        select (block.Groups["name"].Value, block.Groups["content"].Value);

    /// <summary>The number of all files.</summary>
    public static int Count => Block().Count(Page);

    // Up to the next heading of any level.
    private static string Section(string heading) =>
        Heading().Split(Page).Single(section => section.StartsWith($"{heading}\n", StringComparison.Ordinal));

    [GeneratedRegex("^#+ ", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex("^```csharp (?<name>[A-Za-z.]+)\n(?<content>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Block();
}
