using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>
/// Declares a nullable cancellation token as one that is not nullable, in a call and in everything in the solution that implements
/// it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationTypeFix)), Shared]
internal sealed class CancellationTypeFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnusedParameter.Descriptor.Id];

    public static bool IsNullableToken(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } type] } && type.Is("System.Threading", "CancellationToken");

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<ParameterSyntax>() is not { Parent.Parent: MethodDeclarationSyntax declaration } parameter
            || context.Model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method
            || context.Model.GetDeclaredSymbol(parameter, cancellationToken) is not { } symbol
            || !IsNullableToken(symbol))
        {
            yield break;
        }

        Solution solution = context.Document.Project.Solution;
        yield return new TextEditFix("Take a CancellationToken", "CancellationType", token => EditsAsync(method, symbol.Ordinal, solution, token));
    }

    private static async Task<IReadOnlyList<Edit>> EditsAsync(IMethodSymbol method, int ordinal, Solution solution, CancellationToken cancellationToken)
    {
        var edits = new List<Edit>();
        IEnumerable<ISymbol> implementations = await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (SyntaxReference reference in implementations.OfType<IMethodSymbol>().Append(method).SelectMany(static candidate => candidate.DeclaringSyntaxReferences))
        {
            // Generated code is generated again, so it is not edited.
            if (solution.GetDocument(reference.SyntaxTree) is not { } document || document is SourceGeneratedDocument
                || await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax { ParameterList.Parameters: var parameters })
            {
                continue;
            }

            ParameterSyntax parameter = parameters[ordinal];
            if (parameter.Type is NullableTypeSyntax { QuestionToken: var question })
                edits.Add(new Edit(document.Id, new TextChange(question.Span, "")));
            if (parameter.Default?.Value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } literal)
                edits.Add(new Edit(document.Id, new TextChange(literal.Span, "default")));
        }

        return [.. edits.Distinct()];
    }
}
