using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Corrects the path of a file with a message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PromptFileFix)), Shared]
public sealed class PromptFileFix : MendingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticRules.PromptFileNotFound.Id];

    internal override IEnumerable<Mend> Mends(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.Suggestion is { } suggestion && finding.Around<AttributeArgumentSyntax>()?.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
            yield return new Mend($"Take it from '{suggestion}'", "File", finding.Replace(literal.Span, SymbolDisplay.FormatLiteral(suggestion, quote: true)));
    }
}
