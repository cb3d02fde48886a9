using System.Runtime.CompilerServices;
using GptImage2.Pages;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>The C# of these pages is in regions of the files in this folder, which are compiled and run, and each region is on its page.</summary>
public sealed class DocumentedCodeTests
{
    [Theory]
    [InlineData("callers.md", true)]
    [InlineData("gateways.md", true)]
    [InlineData("aspire.md", true)]
    [InlineData("extensions-ai.md", false)]
    public void The_code_of_a_page_is_compiled(string page, bool isComplete)
    {
        IReadOnlyList<string> compiled = PageCode.RegionsOf(page, Folder());

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled.Order(StringComparer.Ordinal), PageCode.BlocksOf(page).Where(block => isComplete || compiled.Contains(block, StringComparer.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
