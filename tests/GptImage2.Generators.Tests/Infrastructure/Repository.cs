using System.Runtime.CompilerServices;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>Where the files of this repository are.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));

    private static string Here([CallerFilePath] string path = "") => path;
}
