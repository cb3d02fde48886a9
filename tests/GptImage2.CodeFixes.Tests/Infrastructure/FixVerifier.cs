using System.Collections.Immutable;
using System.Reflection;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes.Tests.Infrastructure;

/// <summary>Checks what the code fixes offer at diagnostics that a test marks as <c>[|span|]</c>, and the result of the fixes.</summary>
internal static class FixVerifier
{
    /// <summary>Every code fix of the assembly, found as an editor finds them.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(TextEditCodeFixProvider).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Asserts that exactly these fixes are offered at the first diagnostic of the rule.</summary>
    public static Task OffersAsync(string id, string markup, params string[] titles) => OffersFilesAsync(id, [Sources.File(markup)], titles);

    /// <summary>The same for complete files.</summary>
    public static async Task OffersFilesAsync(string id, string[] markups, params string[] titles)
    {
        using TestSolution solution = await MarkedAsync(id, markups);
        Assert.Equal(titles.Order(), (await OffersAsync(solution.Solution, id)).Select(offer => offer.Action.Title).Order());
    }

    /// <summary>Asserts the result of the fix of one diagnostic, or of all: the text, a compiling solution, and no report of the rule.</summary>
    public static Task FixesAsync(string id, string title, string before, string after, FixAllScope? all = null) =>
        FixesFilesAsync(id, title, [Sources.File(before)], [Sources.File(after)], all);

    /// <summary>The same for complete files.</summary>
    public static async Task FixesFilesAsync(string id, string title, string[] before, string[] after, FixAllScope? all = null)
    {
        using TestSolution solution = await MarkedAsync(id, before);
        IReadOnlyList<Offer> offers = await OffersAsync(solution.Solution, id);
        Offer offer = Assert.Single(offers, offer => offer.Action.Title == title);
        CodeAction action = all is null ? offer.Action : await AllAsync(offer, id, all.Value, offer.Fix.GetFixAllProvider()!);
        await BecomesAsync(action, id, after);
    }

    /// <summary>
    /// Asserts the result of what is offered first, in each scope, by the provider of the fix and by the one of the editor, which
    /// merges the fixes of single diagnostics.
    /// </summary>
    /// <returns>The fix.</returns>
    public static async Task<CodeFixProvider> FixesInEachScopeAsync(string id, string[] before, string[] after)
    {
        using TestSolution solution = await MarkedAsync(id, before);
        Offer offer = (await OffersAsync(solution.Solution, id))[0];
        if ((await SolutionAnalysis.ReportsAsync(solution.Solution, id)).Count == 1)
            await BecomesAsync(offer.Action, id, after);

        // The provider of the editor does not edit files beside the code.
        bool isInFile = (await TestSolution.FilesAsync(solution.Solution)).Except(after).Any();
        FixAllProvider[] providers = isInFile ? [offer.Fix.GetFixAllProvider()!] : [offer.Fix.GetFixAllProvider()!, WellKnownFixAllProviders.BatchFixer];
        foreach (FixAllProvider provider in providers)
        {
            foreach (FixAllScope scope in (FixAllScope[])[FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution])
                await BecomesAsync(await AllAsync(offer, id, scope, provider), id, after);
        }

        return offer.Fix;
    }

    /// <summary>Asserts the result of a fix for a diagnostic that no analyzer reports here.</summary>
    /// <returns>The titles of all that is offered.</returns>
    public static async Task<string[]> OffersForAsync(string id, string markup, string title, string after)
    {
        (string source, List<(int Start, int End)> spans) = AnalyzerVerifier.Parse(Sources.File(markup));
        using var solution = new TestSolution([source]);
        Document document = solution.Solution.Projects.Single().Documents.Single();
        var place = Location.Create((await document.GetSyntaxTreeAsync())!, TextSpan.FromBounds(spans[0].Start, spans[0].End));
        var diagnostic = Diagnostic.Create(id, "Category", "Message", DiagnosticSeverity.Info, DiagnosticSeverity.Info, isEnabledByDefault: true, warningLevel: 1, location: place);
        IReadOnlyList<Offer> offers = await OffersAsync(document, diagnostic);
        await BecomesAsync(Assert.Single(offers, offer => offer.Action.Title == title).Action, id, [Sources.File(after)]);
        return [.. offers.Select(offer => offer.Action.Title)];
    }

    private static async Task BecomesAsync(CodeAction action, string id, string[] after)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
        IReadOnlyList<string> texts = await TestSolution.TextsAsync(changed);
        Assert.Equal(after, after.Length > texts.Count ? texts.Concat(await TestSolution.FilesAsync(changed)) : texts);
        await SolutionAnalysis.CompilesAsync(changed);
        Assert.Empty((await SolutionAnalysis.ReportsAsync(changed, id)).Select(report => report.Diagnostic.ToString()));
    }

    private static async Task<TestSolution> MarkedAsync(string id, string[] markups)
    {
        (string Source, List<(int Start, int End)> Spans)[] parsed = [.. markups.Select(AnalyzerVerifier.Parse)];
        var solution = new TestSolution([.. parsed.Select(file => file.Source)]);
        IEnumerable<string> expected = parsed.SelectMany((file, i) => file.Spans.Select(span => $"Source{i}.cs {span.Start}..{span.End}"));
        Assert.Equal(expected, (await SolutionAnalysis.ReportsAsync(solution.Solution, id)).Select(report => $"{report.Document.Name} {report.Diagnostic.Location.SourceSpan.Start}..{report.Diagnostic.Location.SourceSpan.End}").Distinct());
        return solution;
    }

    private static async Task<IReadOnlyList<Offer>> OffersAsync(Solution solution, string id)
    {
        (Document document, Diagnostic diagnostic) = (await SolutionAnalysis.ReportsAsync(solution, id))[0];
        return await OffersAsync(document, diagnostic);
    }

    private static async Task<IReadOnlyList<Offer>> OffersAsync(Document document, Diagnostic diagnostic)
    {
        var offers = new List<Offer>();
        foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(
                document,
                diagnostic,
                (action, _) => offers.Add(new Offer(fix, document, action)),
                CancellationToken.None));
        }

        Assert.All(offers, offer => Assert.NotNull(offer.Action.EquivalenceKey));
        return offers;
    }

    private static async Task<CodeAction> AllAsync(Offer offer, string id, FixAllScope scope, FixAllProvider provider)
    {
        var context = new FixAllContext(offer.Document, offer.Fix, scope, offer.Action.EquivalenceKey!, [id], new Reports(id), CancellationToken.None);
        CodeAction? action = await provider.GetFixAsync(context);
        Assert.NotNull(action);
        return action;
    }

    private sealed record Offer(CodeFixProvider Fix, Document Document, CodeAction Action);

    private sealed class Reports(string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await SolutionAnalysis.ReportsAsync(project.Solution, id)).Where(report => report.Document.Project.Id == project.Id).Select(report => report.Diagnostic);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await SolutionAnalysis.ReportsAsync(document.Project.Solution, id)).Where(report => report.Document.Id == document.Id).Select(report => report.Diagnostic);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
