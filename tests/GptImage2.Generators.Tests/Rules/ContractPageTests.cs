using System.Runtime.CompilerServices;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

public sealed class ContractPageTests
{
    [Theory]
    [InlineData("GI3013")]
    [InlineData("GI3014")]
    [InlineData("GI3015")]
    [InlineData("GI3016")]
    [InlineData("GI3017")]
    [InlineData("GI3018")]
    public async Task The_first_sample_of_a_page_is_reported_and_the_second_is_not(string id)
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/diagnostics", id + ".md"), CancellationToken.None);
        string[] samples = [.. page.Split("```csharp\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])];
        Assert.Equal(2, samples.Length);
        Assert.Equal([id], (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(samples[0])))).Select(diagnostic => diagnostic.Id).Distinct());
        await AnalyzerVerifier.ReportsNothingAsync(samples[1]);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
