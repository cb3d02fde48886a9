using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Moves an attribute of a positional parameter, or of the field of a property, to the property.</summary>
/// <remarks>The compiler reports an attribute that cannot stand at a parameter, and does not say how it is moved.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeTargetFix)), Shared]
internal sealed class AttributeTargetFix : TextEditCodeFixProvider
{
    private const string WrongTarget = "CS0592";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [WrongTarget, UnhonouredAttribute.Descriptor.Id, ConstraintDoesNotApply.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (MemberAttribute.At(context, cancellationToken) is not { } attribute || !AttributeUse.Of((INamedTypeSymbol)attribute.Type).Targets.HasFlag(AttributeTargets.Property))
            yield break;
        bool isPositional = attribute.Owner is ParameterSyntax { Parent.Parent: RecordDeclarationSyntax record } && context.Model.GetDeclaredSymbol(record, cancellationToken) is { } type && type.IsContract();
        if (isPositional ? context.Diagnostic.Id == WrongTarget || attribute.IsOfAnotherTarget : attribute.IsOfAnotherTarget && attribute.Owner is PropertyDeclarationSyntax)
            yield return new TextEditFix($"Move [{attribute.Syntax.Name}] to the property", "Target", [.. Edits(context, attribute, isPositional)]);
    }

    private static IEnumerable<Edit> Edits(DiagnosticContext context, MemberAttribute attribute, bool isPositional)
    {
        AttributeListSyntax list = attribute.List;
        string target = isPositional ? "property: " : "";
        bool moveAll = list.Attributes.All(other =>
            attribute.Model.GetTypeInfo(other).Type is INamedTypeSymbol type && AttributeUse.Of(type).Targets is var targets && targets.HasFlag(AttributeTargets.Property)
            && (attribute.IsOfAnotherTarget || !targets.HasFlag(AttributeTargets.Parameter)));
        if (!moveAll)
        {
            yield return context.Insert(list.SpanStart, $"[{target}{attribute.Syntax}] ");
            yield return context.Replace(Removal.OfAttribute(attribute.Syntax), "");
        }
        else if (list.Target is { } written)
        {
            yield return context.Replace(TextSpan.FromBounds(written.SpanStart, list.Attributes[0].SpanStart), target);
        }
        else
        {
            yield return context.Insert(list.OpenBracketToken.Span.End, target);
        }
    }
}
