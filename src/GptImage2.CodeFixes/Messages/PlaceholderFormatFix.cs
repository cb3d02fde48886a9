using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Removes the format of a placeholder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderFormatFix)), Shared]
internal sealed class PlaceholderFormatFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [FormatDoesNotApply.Descriptor.Id, InvalidFormat.Descriptor.Id, MalformedTemplate.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (Placeholder.At(context) is { Name.IsEmpty: false, Format.IsEmpty: false } placeholder)
            yield return new TextEditFix($"Remove the format '{context.Text.ToString(placeholder.Format)}'", "Format", context.Replace(placeholder.Format, ""));
    }
}
