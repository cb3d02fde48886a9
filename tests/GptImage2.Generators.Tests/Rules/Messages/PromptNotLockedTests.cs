using GptImage2.Generators.Rendering;
using GptImage2.Generators.Tests.Infrastructure;
using GptImage2.Generators.Tests.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2014: a prompt differs from the lock file.</summary>
public sealed class PromptNotLockedTests
{
    private const string Client = """
        namespace Demo;
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage("Read {what}.")] Task<Receipt> [|ReadAsync|](string what);
        }
        [JsonContract] public partial record Receipt(string Merchant, decimal Total);
        """;

    [Fact]
    public Task Compares_nothing_without_a_lock_file() =>
        AnalyzerVerifier.ReportsNothingAsync(Unmarked, Prompts.In("/src/", ("/src/docs/prompts.lock.md", "# Of another project")));

    [Fact]
    public Task Accepts_prompts_as_they_are_locked() =>
        AnalyzerVerifier.ReportsNothingAsync(Unmarked, Locked(Document()));

    [Fact]
    public async Task Reports_a_renamed_property()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2014", Client, Locked(Document().Replace("merchant", "shop", StringComparison.Ordinal)));
        Assert.Equal(
            ["""The prompt of 'ReadAsync' differs from prompts.lock.md, line 21: '"shop": { "type": "string" },' there, '"merchant": { "type": "string" },' now; if this is intended, run 'dotnet build -t:GptImage2UpdatePrompts' and check in prompts.lock.md"""],
            messages);
    }

    [Fact]
    public async Task Reports_a_method_that_is_not_in_the_file()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2014", Client, Locked("# Prompts\n"));
        Assert.Equal(["The prompt of 'ReadAsync' is not in prompts.lock.md; if this is intended, run 'dotnet build -t:GptImage2UpdatePrompts' and check in prompts.lock.md"], messages);
    }

    [Fact]
    public async Task Reports_a_method_that_is_no_longer_in_the_code()
    {
        string file = Document() + "\n## Demo.IReader.OldAsync\n\nanything\n";
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2014", Unmarked.Replace("IReader", "[|IReader|]", StringComparison.Ordinal), Locked(file));
        Assert.StartsWith("The prompt of 'Demo.IReader.OldAsync' is in prompts.lock.md, line 34, but there is no such method; ", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Demo.IOther.ReadAsync")]
    [InlineData("Demo.Receipt.ReadAsync")]
    [InlineData("nothing")]
    public async Task Reports_an_interface_that_is_no_longer_in_the_code(string key)
    {
        Prompts files = Locked(Document() + $"\n## {key}\n");
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Unmarked)), files), diagnostic => diagnostic.Id != "GI1009");

        Assert.Equal(("GI2014", "/src/prompts.lock.md", 33), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains($"'{key}' is in prompts.lock.md, line 34, but there is no such interface", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_a_code_fix_the_section_and_its_place()
    {
        string document = Document();
        string file = document.Replace("Read {what}.", "Read it.", StringComparison.Ordinal) + "\n## Demo.IReader.OldAsync\n";
        foreach (Diagnostic diagnostic in (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Unmarked)), Locked(file))).Where(diagnostic => diagnostic.Id == "GI2014").OrderByDescending(diagnostic => diagnostic.AdditionalLocations[0].SourceSpan.Start))
        {
            Microsoft.CodeAnalysis.Text.TextSpan span = diagnostic.AdditionalLocations[0].SourceSpan;
            file = file.Remove(span.Start, span.Length).Insert(span.Start, diagnostic.Properties["Suggestion"]!);
        }

        Assert.Equal(document, file.TrimEnd('\n') + "\n");
    }

    private static string Unmarked => Client.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static string Document()
    {
        CSharpCompilation compilation = Sources.Compile(Sources.File(Unmarked));
        return PromptDocument.Write(CorpusPrompts.Render(compilation));
    }

    private static Prompts Locked(string file) => Prompts.In("/src/", ("/src/prompts.lock.md", file));
}
