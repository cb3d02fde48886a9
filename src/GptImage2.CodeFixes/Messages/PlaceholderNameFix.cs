using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Corrects the name of a placeholder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderNameFix)), Shared]
public sealed class PlaceholderNameFix : MendingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticRules.UnknownPlaceholder.Id];

    internal override IEnumerable<Mend> Mends(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.Suggestion is { } suggestion && Placeholder.At(finding) is { Name.IsEmpty: false } placeholder)
            yield return new Mend($"Name '{suggestion}'", "Name", finding.Replace(placeholder.Name, suggestion));
    }
}
