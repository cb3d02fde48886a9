using System.Runtime.CompilerServices;
using GptImage2.Pages;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>The code of README.md that reads a folder is in <see cref="ReadmeSample"/>, which is compiled.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_code_that_reads_a_folder_is_compiled() =>
        Assert.Contains(Assert.Single(PageCode.RegionsOf("README.md", Folder())), PageCode.BlocksOf("../README.md"));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
