using System.Runtime.CompilerServices;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>The lists of patterns beside these tests.</summary>
internal static class PatternFiles
{
    public static string[] Lines(string name) =>
        [.. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, name)).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))];

    private static string Here([CallerFilePath] string path = "") => path;
}
