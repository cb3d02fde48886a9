using System.Runtime.CompilerServices;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>The code of README.md that reads a folder is in <see cref="ReadmeSample"/>, which is compiled.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_code_that_reads_a_folder_is_compiled()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Here(), "ReadmeSample.cs"));
        int start = Array.FindIndex(lines, static line => line.Trim() == "#region README.md");
        int end = Array.FindIndex(lines, static line => line.Trim() == "#endregion");
        int indentation = lines[start].Length - lines[start].TrimStart().Length;
        string code = string.Join('\n', lines[(start + 1)..end].Select(line => line.Length < indentation ? "" : line[indentation..]));

        Assert.Contains($"```csharp\n{code}\n```", File.ReadAllText(Path.Combine(Here(), "../../../README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
