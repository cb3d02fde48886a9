using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Corrects the path of a file with a message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PromptFileFix)), Shared]
internal sealed class PromptFileFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PromptFileNotFound.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Suggestion is { } suggestion && context.Around<AttributeArgumentSyntax>()?.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
            yield return new TextEditFix($"Take it from '{suggestion}'", "File", context.Replace(literal.Span, SymbolDisplay.FormatLiteral(suggestion, quote: true)));
    }
}
