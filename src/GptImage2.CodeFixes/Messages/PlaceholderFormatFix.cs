using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Corrects the format of a placeholder, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderFormatFix)), Shared]
internal sealed class PlaceholderFormatFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [FormatDoesNotApply.Descriptor.Id, InvalidFormat.Descriptor.Id, MalformedTemplate.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (Placeholder.At(context) is not { Name.IsEmpty: false, Format.IsEmpty: false } placeholder)
            yield break;
        if (context.Suggestion is { } suggestion)
            yield return new TextEditFix($"Write the format ':{suggestion}'", "Suggested", context.Replace(placeholder.Format, ":" + suggestion));
        else
            yield return new TextEditFix($"Remove the format '{context.Text.ToString(placeholder.Format)}'", "Format", context.Replace(placeholder.Format, ""));
    }
}
