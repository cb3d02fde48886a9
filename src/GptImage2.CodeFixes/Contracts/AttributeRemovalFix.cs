using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Removes an attribute that has no effect at its place, or is not allowed there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeRemovalFix)), Shared]
internal sealed class AttributeRemovalFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnhonouredAttribute.Descriptor.Id, ConstraintDoesNotApply.Descriptor.Id, MessageOnMethodWithBody.Descriptor.Id, ToolAttribute.Descriptor.Id];

    internal static TextEditFix Fix(AttributeSyntax attribute, DiagnosticContext context) =>
        new($"Remove [{attribute.Name}]", "Remove", context.Replace(Removal.OfAttribute(attribute), ""));

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (MemberAttribute.At(context, cancellationToken) is not { } attribute || attribute.IsOfAnotherTarget || ExtensionDataFix.Is(attribute))
            yield break;

        // What the attribute says must not be lost.
        if (context.Diagnostic.Id != UnhonouredAttribute.Descriptor.Id || HonouredAttribute.Of(attribute) is { Count: 0 })
            yield return Fix(attribute.Syntax, context);
    }
}
