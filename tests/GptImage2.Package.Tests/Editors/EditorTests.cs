using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.FindSymbols;

namespace GptImage2.Package.Tests.Editors;

public sealed class EditorTests(OpenedSample sample) : IClassFixture<OpenedSample>
{
    [Fact]
    public async Task The_sample_has_no_diagnostics()
    {
        Assert.Empty(await OpenedSample.ReportsAsync(sample.Project));
        await CompilesAsync(sample.Project);
    }

    [Theory]
    [InlineData("IReceiptReader.cs", "{photo}", "{phto}", "GI2001", "Name 'photo'")]
    [InlineData("IReceiptReader.cs", "public partial interface", "public interface", "GI1001", "Declare 'IReceiptReader' partial")]
    [InlineData("Receipt.cs", "public sealed partial record Receipt\n", "public sealed record Receipt\n", "GI3001", "Declare 'Receipt' partial")]
    [InlineData("Receipt.cs", "[JsonContract]\npublic sealed partial record ReceiptLine(", "public sealed record ReceiptLine(", "GI3002", "Annotate 'ReceiptLine' with [JsonContract]")]
    [InlineData("IReceiptReader.cs", "Task<JsonModeResult<Receipt>>", "JsonModeResult<Receipt>", "GI1003", "Return Task<JsonModeResult<Receipt>>")]
    public async Task A_wrong_edit_is_reported_and_the_fix_reverts_it(string file, string before, string after, string id, string title)
    {
        Project broken = await sample.EditedAsync(file, before, after);
        Diagnostic diagnostic = Assert.Single(await OpenedSample.ReportsAsync(broken));
        Assert.Equal((id, file), (diagnostic.Id, Path.GetFileName(diagnostic.Location.SourceTree!.FilePath)));

        // A stub takes the place of the code, so the compiler has nothing to say about generated files.
        string[] own = [.. broken.Documents.Select(static document => document.FilePath!)];
        Assert.All(
            (await broken.GetCompilationAsync())!.GetDiagnostics().Where(static error => error.Severity == DiagnosticSeverity.Error),
            error => Assert.Contains(error.Location.SourceTree!.FilePath, own));

        Document document = broken.Solution.GetDocument(diagnostic.Location.SourceTree)!;
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider fix in sample.Fixes().Where(fix => fix.FixableDiagnosticIds.Contains(id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        CodeAction offered = Assert.Single(actions, action => action.Title == title);
        var change = (ApplyChangesOperation)Assert.Single(await offered.GetOperationsAsync(CancellationToken.None));
        Project repaired = change.ChangedSolution.GetProject(broken.Id)!;

        Assert.Equal(await TextAsync(sample.Project, file), await TextAsync(repaired, file));
        Assert.Empty(await OpenedSample.ReportsAsync(repaired));
        await CompilesAsync(repaired);
    }

    [Fact]
    public async Task Completion_offers_the_generated_members()
    {
        (Document document, int position) = await TypedAsync("Receipt.");
        CompletionList completion = await CompletionService.GetService(document)!.GetCompletionsAsync(document, position);

        string[] generated = ["FromJson", "JsonSchema", "TryFromJson"];
        Assert.Equal(generated, completion.ItemsList.Select(item => item.DisplayText).Intersect(generated).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_definition_of_a_generated_member_is_found_in_the_generated_code()
    {
        (Document document, int position) = await TypedAsync("Receipt.FromJson");
        ISymbol? symbol = await SymbolFinder.FindSymbolAtPositionAsync(document, position - 1);
        ISymbol? definition = await SymbolFinder.FindSourceDefinitionAsync(symbol, document.Project.Solution);

        Location location = definition!.Locations[0];
        Document found = document.Project.Solution.GetDocument(location.SourceTree)!;
        Assert.Equal("ReceiptReader.Receipt.g.cs", Assert.IsType<SourceGeneratedDocument>(found).HintName);
        Assert.Equal("FromJson", (await found.GetTextAsync()).ToString(location.SourceSpan));
    }

    // As if a user typed a statement into the program.
    private async Task<(Document Document, int Position)> TypedAsync(string typed)
    {
        const string Statement = "    Printout.Announce(origin, gpt);\n";
        Project project = await sample.EditedAsync("Program.cs", Statement, $"{Statement}    _ = {typed};\n");
        Document document = project.Documents.Single(document => document.Name == "Program.cs");
        string text = (await document.GetTextAsync()).ToString();
        return (document, text.IndexOf($"_ = {typed};", StringComparison.Ordinal) + "_ = ".Length + typed.Length);
    }

    private static async Task<string> TextAsync(Project project, string file) =>
        (await project.Documents.Single(document => document.Name == file).GetTextAsync()).ToString();

    private static async Task CompilesAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        IEnumerable<SourceGeneratedDocument> generated = await project.GetSourceGeneratedDocumentsAsync();
        Assert.Equal(
            ["IReceiptReader", "Payment", "Receipt", "ReceiptLine", "Vat"],
            generated.Where(document => document.HintName.StartsWith("ReceiptReader.", StringComparison.Ordinal)).Select(document => document.HintName.Split('.')[1]).Order(StringComparer.Ordinal));
    }
}
