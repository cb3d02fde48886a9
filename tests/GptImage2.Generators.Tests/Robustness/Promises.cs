using System.Collections.Immutable;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>
/// Promises for every program, even if it does not compile. The generator and the analyzers do not fail. Generated code
/// compiles without a warning if no error is reported, and without an error if the compiler reports none in the program. If no code is generated, an error says why. Nothing is reported
/// twice, or at a place where the compiler reports an error.
/// </summary>
internal static class Promises
{
    /// <returns>What was broken; empty where all was kept.</returns>
    public static Task<IReadOnlyList<string>> BrokenByAsync(params string[] files) => BrokenByAsync(Sources.Compile(files), Prompts.None);

    /// <param name="input">The program.</param>
    /// <param name="beside">Its additional files and settings.</param>
    /// <param name="reached">Receives the rules that are reported.</param>
    /// <returns>What was broken; empty where all was kept.</returns>
    public static async Task<IReadOnlyList<string>> BrokenByAsync(CSharpCompilation input, Prompts beside, Action<List<string>>? reached = null)
    {
        var broken = new List<string>();
        try
        {
            await CheckAsync(input, beside, reached, broken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            broken.Add(exception.ToString());
        }

        return broken;
    }

    private static async Task CheckAsync(CSharpCompilation input, Prompts beside, Action<List<string>>? reached, List<string> broken)
    {
        var run = GeneratorRun.Unchecked(input, beside);
        ImmutableArray<Diagnostic> all = await AnalyzerVerifier.AllDiagnosticsAsync(run.Output, beside);
        Diagnostic[] ours = [.. all.Where(diagnostic => diagnostic.Id.StartsWith("GI", StringComparison.Ordinal))];
        reached?.Invoke([.. ours.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal)]);
        Diagnostic[] compiler = [.. all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !ours.Contains(diagnostic))];
        Diagnostic[] errors = [.. compiler.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.IsInSource && input.ContainsSyntaxTree(diagnostic.Location.SourceTree))];
        // Stubs have no errors either, whatever is wrong with a contract.
        DiagnosticSeverity least = ours.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
        if (errors.Length == 0)
            broken.AddRange(compiler.Where(diagnostic => diagnostic.Severity >= least && diagnostic.Location.IsInSource && !input.ContainsSyntaxTree(diagnostic.Location.SourceTree)).Select(diagnostic => $"generated: {diagnostic} {Line(diagnostic)}"));
        broken.AddRange(ours.GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(null))).Where(group => group.Count() > 1).Select(group => $"twice: {group.First()}"));
        broken.AddRange(Skipped(run, input, [.. errors, .. ours.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]));
        foreach (Diagnostic mine in ours.Where(diagnostic => diagnostic.Location.IsInSource))
        {
            ImmutableArray<TextSpan> areas = AreasOf(mine.Location);
            if (errors.FirstOrDefault(error => error.Location.SourceTree == mine.Location.SourceTree && areas.Any(area => area.IntersectsWith(error.Location.SourceSpan))) is { } error)
                broken.Add($"beside: {mine} and {error}");
        }
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";

    private static IEnumerable<string> Skipped(GeneratorRun run, CSharpCompilation input, Diagnostic[] errors)
    {
        if (errors.Length > 0)
            yield break;
        HashSet<string> generated = [.. run.Files.SelectMany(file => file.SyntaxTree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()).Select(type => type.Identifier.ValueText)];
        foreach (SyntaxTree tree in input.SyntaxTrees)
        {
            SemanticModel model = input.GetSemanticModel(tree);
            foreach (TypeDeclarationSyntax declaration in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                INamedTypeSymbol type = model.GetDeclaredSymbol(declaration)!;
                bool isOurs = type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "JsonContractAttribute" or "JsonModeClientAttribute", ContainingNamespace.Name: "GptImage2" });
                if (isOurs && type.Arity == 0 && !generated.Contains(type.Name))
                    yield return $"skipped: nothing is generated for {type}, and no error says why";
            }
        }
    }

    /// <summary>
    /// Where an error of the compiler keeps ours away: at the place itself; in the attribute around it; and, where it is
    /// the name of a declaration, in all of that before its body, of a type without parameters and members.
    /// </summary>
    private static ImmutableArray<TextSpan> AreasOf(Location location)
    {
        TextSpan span = location.SourceSpan;
        SyntaxNode root = location.SourceTree!.GetRoot();
        SyntaxToken token = root.FindToken(span.Start);
        if (token.Parent!.AncestorsAndSelf().OfType<AttributeSyntax>().FirstOrDefault() is { } attribute)
            return [span, attribute.Span];
        if (token.Span != span)
            return [span];
        return token.Parent switch
        {
            TypeDeclarationSyntax type => [span, TextSpan.FromBounds(type.SpanStart, span.End), .. type.TypeParameterList is { } list ? [list.Span] : Array.Empty<TextSpan>(), .. type.BaseList is { } bases ? [bases.Span] : Array.Empty<TextSpan>()],
            MethodDeclarationSyntax method => [span, TextSpan.FromBounds(method.SpanStart, method.ParameterList.Span.End)],
            ParameterSyntax parameter => [span, parameter.Span],
            VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } => [span, TextSpan.FromBounds(field.SpanStart, span.End)],
            MemberDeclarationSyntax member => [span, TextSpan.FromBounds(member.SpanStart, span.End)],
            _ => [span],
        };
    }
}
