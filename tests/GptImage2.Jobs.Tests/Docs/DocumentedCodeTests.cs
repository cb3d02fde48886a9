using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GptImage2.Jobs.Metering;
using GptImage2.Pages;

namespace GptImage2.Jobs.Tests.Docs;

/// <summary>The C# of the pages about jobs is in regions of the files in this folder, which are compiled, and each region is on its page.</summary>
public sealed partial class DocumentedCodeTests
{
    [Theory]
    [InlineData("batches.md")]
    [InlineData("jobs.md")]
    public void The_code_of_a_page_is_compiled(string page)
    {
        IReadOnlyList<string> compiled = PageCode.RegionsOf(page, Folder());

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled.Order(StringComparer.Ordinal), PageCode.BlocksOf(page).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_has_each_instrument_with_its_unit()
    {
        List<string> measured = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (instrument.Name.StartsWith("gptimage2.job.", StringComparison.Ordinal)) measured.Add($"{instrument.Name} {instrument.Unit}"); } };
        RuntimeHelpers.RunClassConstructor(typeof(JobInstruments).TypeHandle);
        listener.Start();
        string page = File.ReadAllText(Path.Combine(Folder(), "../../../docs/jobs.md"));

        Assert.Equal(measured.Order(StringComparer.Ordinal), Instrument().Matches(page).Select(static row => $"{row.Groups["name"].Value} {row.Groups["unit"].Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_has_each_option()
    {
        string page = File.ReadAllText(Path.Combine(Folder(), "../../../docs/jobs.md"));
        string options = page[page.IndexOf("## Options", StringComparison.Ordinal)..];

        Assert.All(typeof(JobOptions).GetProperties().Select(static property => property.Name), name => Assert.Contains($"`{name}`", options, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_batches_has_each_option()
    {
        string page = File.ReadAllText(Path.Combine(Folder(), "../../../docs/batches.md"));
        string options = page[page.IndexOf("## Options", StringComparison.Ordinal)..];

        Assert.All(typeof(JobBatchOptions).GetProperties().Select(static property => property.Name), name => Assert.Contains($"| `{name}` |", options, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<name>gptimage2\.job\.\w+)` \| (?<unit>\{\w+\}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instrument();

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
