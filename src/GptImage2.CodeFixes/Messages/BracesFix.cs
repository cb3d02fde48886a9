using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Doubles braces, so that they are text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BracesFix)), Shared]
internal sealed class BracesFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [UnknownPlaceholder.Descriptor.Id, MalformedTemplate.Descriptor.Id, ImageInSystemMessage.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (Placeholder.At(context) is not { TakesMoreBraces: true } placeholder)
            yield break;
        TextSpan[] braces = [.. new[] { placeholder.Open, placeholder.Close }.Where(static span => !span.IsEmpty)];
        if (braces.Length > 0)
            yield return new TextEditFix(braces.Length == 1 ? "Write the brace twice" : "Write the braces twice", "Braces", [.. braces.Select(span => context.Insert(span.Start, context.Text.ToString(span)))]);
    }
}
