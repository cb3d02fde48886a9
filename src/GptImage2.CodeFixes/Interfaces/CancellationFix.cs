using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Adds a cancellation token to a call, and to everything in the solution that implements it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationFix)), Shared]
internal sealed class CancellationFix : TextEditCodeFixProvider
{
    private const string Type = "global::System.Threading.CancellationToken";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MissingCancellationToken.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<MethodDeclarationSyntax>() is not { } method || context.Model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
            yield break;

        // After a params parameter, a new last parameter would break callers that pass arguments by position.
        if (symbol.Parameters.Any(static parameter => parameter.IsParams || parameter.Type.Name == "CancellationToken" || CancellationTypeFix.IsNullableToken(parameter)))
            yield break;
        Solution solution = context.Document.Project.Solution;
        yield return new TextEditFix("Add a CancellationToken", "Cancellation", token => EditsAsync(symbol, solution, token));
    }

    private static async Task<IReadOnlyList<Edit>> EditsAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var methods = new List<IMethodSymbol> { method };
        foreach (ISymbol implementation in await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            methods.AddRange(new[] { implementation }.OfType<IMethodSymbol>());
            methods.AddRange((await SymbolFinder.FindOverridesAsync(implementation, solution, cancellationToken: cancellationToken).ConfigureAwait(false)).OfType<IMethodSymbol>());
        }

        string name = "cancellationToken";
        while (methods.Any(candidate => candidate.Parameters.Any(parameter => parameter.Name == name)))
            name += "_";
        var edits = new List<Edit>();
        foreach (SyntaxReference reference in methods.SelectMany(static candidate => candidate.DeclaringSyntaxReferences))
        {
            // Generated code is generated again, so it is not edited.
            if (solution.GetDocument(reference.SyntaxTree) is not { } document || document is SourceGeneratedDocument
                || await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax declaration)
            {
                continue;
            }

            edits.Add(new Edit(document.Id, Parameter(declaration, name)));
        }

        return [.. edits.Distinct()];
    }

    private static TextChange Parameter(MethodDeclarationSyntax method, string name)
    {
        string separator = method.ParameterList.Parameters.Count == 0 ? "" : ", ";

        // The default value in an explicit implementation is never used, and the compiler warns about it.
        string @default = method.ExplicitInterfaceSpecifier is null ? " = default" : "";
        int position = method.ParameterList.Parameters.Count == 0 ? method.ParameterList.OpenParenToken.Span.End : method.ParameterList.Parameters[method.ParameterList.Parameters.Count - 1].Span.End;
        return new TextChange(new TextSpan(position, 0), $"{separator}{Type} {name}{@default}");
    }
}
