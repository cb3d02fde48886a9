using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Corrects the name of the member that contains examples.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExampleNameFix)), Shared]
internal sealed class ExampleNameFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ExampleNotFound.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Suggestion is not { } suggestion || context.Around<AttributeSyntax>()?.ArgumentList is not { Arguments: [.., { NameEquals: null, Expression: var name }] })
            yield break;
        string title = $"Name '{suggestion}'";
        if (name is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
            yield return new TextEditFix(title, "Name", context.Replace(literal.Span, SymbolDisplay.FormatLiteral(suggestion, quote: true)));
        else if (name is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } nameOf && nameOf.DescendantNodes().OfType<SimpleNameSyntax>().Last() is { } last)
            yield return new TextEditFix(title, "Name", context.Replace(last.Span, suggestion));
    }
}
