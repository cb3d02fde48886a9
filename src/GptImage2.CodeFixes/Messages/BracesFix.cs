using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Doubles braces, so that they are text. Braces that were probably meant as a placeholder are left alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BracesFix)), Shared]
internal sealed class BracesFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnknownPlaceholder.Descriptor.Id, MalformedTemplate.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Suggestion is not null)
            yield break;
        IReadOnlyList<string> names = MessageOwner.NamesAt(context, cancellationToken);
        if (JsonBraces.Double(context, [.. names], cancellationToken) is { } json)
        {
            if (json.Count > 0)
                yield return new TextEditFix("Write the braces of the JSON twice", "Braces", [.. json]);
            yield break;
        }

        IReadOnlyList<Placeholder> placeholders = Placeholder.At(context, cancellationToken);
        if (placeholders is not [{ TakesMoreBraces: true } first, ..] || first.IsAlone || (!first.Name.IsEmpty && !MeantPlaceholder.Of(first.TextOf(first.Name), (" " + first.Before()).Last(), names).IsText))
            yield break;
        Edit[] edits = [.. placeholders.SelectMany(static placeholder => new[] { placeholder.Open, placeholder.Close }.Where(static span => !span.IsEmpty).Select(placeholder.Double))];
        if (edits.Length > 0)
            yield return new TextEditFix(edits.Length == 1 ? "Write the brace twice" : "Write the braces twice", "Braces", edits);
    }
}
