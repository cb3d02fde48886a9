using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Corrects the name of a placeholder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderNameFix)), Shared]
internal sealed class PlaceholderNameFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnknownPlaceholder.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Suggestion is { } suggestion && Placeholder.At(context, cancellationToken) is [{ Name.IsEmpty: false }, ..] placeholders)
            yield return new TextEditFix($"Name '{suggestion}'", "Name", [.. placeholders.Select(placeholder => placeholder.Replace(placeholder.Name, suggestion))]);
    }
}
