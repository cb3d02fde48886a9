using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Removes the format of a placeholder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderFormatFix)), Shared]
public sealed class PlaceholderFormatFix : MendingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticRules.FormatDoesNotApply.Id, DiagnosticRules.InvalidFormat.Id, DiagnosticRules.MalformedTemplate.Id];

    internal override IEnumerable<Mend> Mends(Finding finding, CancellationToken cancellationToken)
    {
        if (Placeholder.At(finding) is { Name.IsEmpty: false, Format.IsEmpty: false } placeholder)
            yield return new Mend($"Remove the format '{finding.Text.ToString(placeholder.Format)}'", "Format", finding.Replace(placeholder.Format, ""));
    }
}
