using System.Runtime.CompilerServices;
using GptImage2.Pages;

namespace GptImage2.Jobs.Tests.Docs;

/// <summary>The page reports.md has code that is compiled, and each option.</summary>
public sealed class ReportPageTests
{
    private const string Page = "reports.md";

    [Fact]
    public void The_code_of_the_page_is_compiled() => Assert.Equal(PageCode.RegionsOf(Page, Folder()), PageCode.BlocksOf(Page));

    [Theory]
    [InlineData(typeof(ReportOptions))]
    [InlineData(typeof(ExportOptions))]
    public void The_page_has_each_option(Type options)
    {
        string page = File.ReadAllText(Path.Combine(Folder(), "../../../docs", Page));

        Assert.All(options.GetProperties(), property => Assert.Contains($"\n| `{property.Name}` |", page, StringComparison.Ordinal));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
