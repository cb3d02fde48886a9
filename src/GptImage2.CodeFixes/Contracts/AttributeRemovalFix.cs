using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Removes an attribute that has no effect at its place, or is not allowed there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeRemovalFix)), Shared]
internal sealed class AttributeRemovalFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnhonouredAttribute.Descriptor.Id, ConstraintDoesNotApply.Descriptor.Id, MessageOnMethodWithBody.Descriptor.Id, ToolAttribute.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Root.FindNode(context.Span, getInnermostNodeForTie: false) is AttributeSyntax attribute)
            yield return new TextEditFix($"Remove [{attribute.Name}]", "Remove", context.Replace(Removal.OfAttribute(attribute), ""));
    }
}
