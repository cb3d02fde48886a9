using System.Globalization;
using System.Text;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rendering;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Input that is made to be expensive: it is refused, or the work grows only with its length.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData("(", "a", ")")]
    [InlineData("(?:", "a", ")*")]
    [InlineData("(?=", "a", ")")]
    [InlineData("(?<=", "a", ")")]
    [InlineData("(?>", "a", ")")]
    [InlineData("(?<n>", "a", ")")]
    [InlineData("(?i:", "a", ")")]
    [InlineData("a|(", "a", ")")]
    [InlineData("(?(a)", "b", ")")]
    [InlineData("[a-", "[b]", "]")]
    [InlineData("(", "a", "")]
    [Trait("Row", "G1")]
    public async Task A_pattern_of_a_hundred_thousand_levels_is_refused(string open, string inside, string close)
    {
        string pattern = Repeat(open, 100_000) + inside + Repeat(close, 100_000);
        Assert.Equal(
            ["The pattern of 'R.A' is not a regular expression: its groups are in each other more than 200 levels deep"],
            await AnalyzerVerifier.ReportsAsync("GI3011", $"[JsonContract] public partial record R([[|RegularExpression(\"{pattern}\")|]] string A);"));
    }

    [Theory]
    [InlineData("(", "a", ")", 199)]
    [InlineData("[a-", "[b]", "]", 1)]
    [InlineData(@"\(", "a", "", 300)]
    [InlineData("[(]", "a", "", 300)]
    [InlineData("[]()[]", "a", "", 300)]
    [InlineData("(a)", "a", "", 5_000)]
    [InlineData("a", "b", "", 100_000)]
    [Trait("Row", "G1")]
    public async Task A_pattern_with_few_levels_is_used(string open, string inside, string close, int times)
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(
            $"[JsonContract] public partial record R([RegularExpression(@\"{Repeat(open, times)}{inside}{Repeat(close, times)}\")] string A);")));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData(9_000)]
    [InlineData(100_000)]
    [Trait("Row", "G1")]
    public Task Ways_with_a_long_common_beginning_are_compared_without_recursion(int length) => AnalyzerVerifier.ReportsNothingAsync(
        $"[JsonContract] public partial record R([RegularExpression(\"{new string('a', length)}b|{new string('a', length)}c\")] string A);");

    [Fact]
    [Trait("Row", "G2")]
    public async Task Every_contract_of_a_ring_is_parsed_once()
    {
        const int Count = 100;
        CSharpCompilation ring = Ring(Count, "R{1}? Next");
        var run = GeneratorRun.Unchecked(ring);
        Assert.Equal(Count, run.Files.Length);
        Assert.Equal(Count, Table(ring).Parsed);

        Assert.Empty(await AnalyzerVerifier.AllDiagnosticsAsync(run.Output));
        Assert.InRange(Table(run.Output).Parsed, 0, 2 * Count);
    }

    [Fact]
    [Trait("Row", "G2")]
    public async Task A_ring_without_a_finite_value_is_walked_once_and_reported_at_every_contract()
    {
        const int Count = 400;
        CSharpCompilation ring = Ring(Count, "R{1} Next");
        GeneratorRun.Unchecked(ring);
        Assert.Equal(Count, Table(ring).Parsed);
        Assert.Equal(Count, Table(ring).Recursion.Known);

        string[] messages = [.. (await AnalyzerVerifier.DiagnosticsAsync(ring)).Where(diagnostic => diagnostic.Id == "GI3013").Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
        Assert.Equal(Count, messages.Length);
        Assert.Contains("A value of 'R7' would never end, because it must hold another one (R7.Next → R8.Next → R9.Next → …): make a member of this chain nullable, or let a list in it be empty", messages);
    }

    [Fact]
    [Trait("Row", "G2")]
    public void The_work_for_contracts_without_a_finite_value_grows_with_their_number()
    {
        long few = Allocated(Ring(100, "R{1} Next"));
        long many = Allocated(Ring(400, "R{1} Next"));
        Assert.InRange(many / (double)few, 1, 6);
    }

    [Fact]
    [Trait("Row", "G2")]
    public void A_chain_of_contracts_is_walked_once()
    {
        const int Count = 300;
        CSharpCompilation chain = Sources.Compile(Sources.File(string.Concat(Enumerable.Range(0, Count).Select(i => $"[JsonContract] public partial record R{i}({(i == Count - 1 ? "int A" : $"R{i + 1} Next")});\n"))));
        Assert.Equal(Count, GeneratorRun.Unchecked(chain).Files.Length);
        Assert.Equal(Count, Table(chain).Parsed);
        Assert.Equal(Count, Table(chain).Recursion.Known);
    }

    [Fact]
    [Trait("Row", "G3")]
    public async Task A_lock_file_with_many_unknown_sections_is_read_once()
    {
        const int Count = 30_000;
        string text = "# Prompts\n" + string.Concat(Enumerable.Range(0, Count).Select(i => $"\n## Demo.IGone{i}.ReadAsync\n\n```text\nRead.\n```\n"));
        var locked = PromptLock.Parse(SourceText.From(text));
        Assert.Equal(Count, locked.Sections.Count);
        Assert.Equal("Demo.IGone7.ReadAsync", locked.Find("Demo.IGone7.ReadAsync")?.Key);

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerVerifier.DiagnosticsAsync(
            Sources.Compile(Sources.File("[JsonModeClient] public partial interface IReader { [UserMessage(\"a\")] Task<int> ReadAsync(CancellationToken cancellationToken); }")),
            Prompts.In("/src/", ("/src/prompts.lock.md", text)));
        Assert.Equal(Count + 1, diagnostics.Count(diagnostic => diagnostic.Id == "GI2014"));
    }

    [Fact]
    [Trait("Row", "G3")]
    public void A_large_lock_file_is_parsed_in_one_pass()
    {
        // The comparison of each section with all before it would not end.
        string text = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"## A.I.M{i}\n"));
        Assert.Equal(300_000, PromptLock.Parse(SourceText.From(text)).Of("A.I").Count());
    }

    [Theory]
    [InlineData("[UserMessage([|File = \"giant.md\"|])] Task<int> ReadAsync(CancellationToken cancellationToken);", "ReadAsync")]
    [InlineData("[SystemMessage([|File = \"giant.md\"|]), UserMessage(\"a\")] Task<int> ReadAsync(CancellationToken cancellationToken);", "ReadAsync")]
    [Trait("Row", "G4")]
    public async Task A_file_that_is_too_long_for_any_prompt_is_refused_by_its_length(string method, string name)
    {
        Prompts files = Prompts.In("/src/").With(new GiantFile());
        string code = $"[JsonModeClient] public partial interface IReader {{ {method} }}";
        Assert.Equal(
            [$"The prompt of '{name}' does not fit: it has more than 4,352,000 characters in the file 'giant.md', without values, images and examples, and the context window has 272,000 tokens"],
            await AnalyzerVerifier.ReportsAsync("GI2012", code, files));
        Assert.Contains("GeneratedStub", Assert.Single(GeneratorRun.Unchecked(Sources.Compile(Sources.File(code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))), files).Files).SourceText.ToString(), StringComparison.Ordinal);
    }

    private static ShapeTable Table(CSharpCompilation compilation) => ShapeTable.Of(compilation.Assembly, seesGeneratedCode: false);

    private static CSharpCompilation Ring(int count, string member) => Sources.Compile(Sources.File(Repeat(count, "[JsonContract] public partial record R{0}(" + member + ");", "R0")));

    private static long Allocated(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new JsonModeGenerator());
        long before = GC.GetAllocatedBytesForCurrentThread();
        driver.RunGenerators(compilation, CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // {0} is the number of each, {1} that of the next; the last one leads to the first.
    private static string Repeat(int count, string format, string last)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
            text.AppendLine(format.Replace("R{0}", $"R{i}", StringComparison.Ordinal).Replace("R{1}", i == count - 1 ? last : $"R{i + 1}", StringComparison.Ordinal));
        return text.ToString();
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private sealed class GiantFile : AdditionalText
    {
        public override string Path => "/src/giant.md";

        public override SourceText GetText(CancellationToken cancellationToken = default) => new GiantText();
    }

    /// <summary>A text of which only the length may be asked for.</summary>
    private sealed class GiantText : SourceText
    {
        public override Encoding? Encoding => null;

        public override int Length => 100_000_000;

        public override char this[int position] => throw new InvalidOperationException("The text was read.");

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) => throw new InvalidOperationException("The text was read.");
    }
}
