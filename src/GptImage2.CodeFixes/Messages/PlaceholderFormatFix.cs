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
        if (Placeholder.At(context, cancellationToken) is not [{ Name.IsEmpty: false, Format.IsEmpty: false } first, ..] placeholders)
            yield break;

        // What follows a name in JSON is no format.
        if (context.Diagnostic.Id == MalformedTemplate.Descriptor.Id && first.Format.Length > 1)
            yield break;
        string title = context.Suggestion is { } suggestion ? $"Use the format '{suggestion}'" : $"Remove the format '{first.TextOf(first.Format)}'";
        string format = context.Suggestion is null ? "" : ":" + context.Suggestion;
        yield return new TextEditFix(title, "Format", [.. placeholders.Select(placeholder => placeholder.Replace(placeholder.Format, format))]);
    }
}
