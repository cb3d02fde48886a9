using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Removes an attribute that does nothing where it stands, or cannot.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeRemovalFix)), Shared]
public sealed class AttributeRemovalFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticRules.AttributeNotHonoured.Id, DiagnosticRules.ConstraintDoesNotApply.Id, DiagnosticRules.MessageOfBody.Id, DiagnosticRules.ToolAttribute.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Root.FindNode(context.Span, getInnermostNodeForTie: false) is AttributeSyntax attribute)
            yield return new TextEditFix($"Remove [{attribute.Name}]", "Remove", context.Replace(Removal.OfAttribute(attribute), ""));
    }
}
