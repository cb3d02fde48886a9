using System.Runtime.CompilerServices;
using GptImage2.Pages;

namespace GptImage2.Jobs.Tests.Docs;

/// <summary>The C# of the pages about jobs is in regions of the files in this folder, which are compiled, and each region is on its page.</summary>
public sealed class DocumentedCodeTests
{
    [Theory]
    [InlineData("jobs.md")]
    public void The_code_of_a_page_is_compiled(string page)
    {
        IReadOnlyList<string> compiled = PageCode.RegionsOf(page, Folder());

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled.Order(StringComparer.Ordinal), PageCode.BlocksOf(page).Order(StringComparer.Ordinal));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
