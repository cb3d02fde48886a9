using System.Runtime.CompilerServices;
using GptImage2.Pages;

namespace GptImage2.Engines.Tests.Docs;

/// <summary>The C# of docs/other-engines.md is in regions of the files in two folders, which are compiled and run, and each region is on the page.</summary>
public sealed class DocumentedCodeTests
{
    [Fact]
    public void The_code_of_the_page_is_compiled()
    {
        string[] compiled = [.. PageCode.RegionsOf("other-engines.md", Folder()), .. PageCode.RegionsOf("other-engines.md", Path.Combine(Folder(), "../../GptImage2.Jobs.Worker/Receipts"))];

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled.Order(StringComparer.Ordinal), PageCode.BlocksOf("other-engines.md").Order(StringComparer.Ordinal));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
