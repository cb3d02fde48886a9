using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>Replaces <c>[Required]</c> by one of the supported ways to express it, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredFix)), Shared]
internal sealed class RequiredFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnhonouredAttribute.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Root.FindNode(context.Span, getInnermostNodeForTie: false) is not AttributeSyntax { Parent.Parent: { } member } attribute
            || !context.Model.GetTypeInfo(attribute, cancellationToken).Type.Is(SymbolNames.DataAnnotations, "RequiredAttribute"))
        {
            yield break;
        }

        // A member that cannot be missing is already required.
        if (member is PropertyDeclarationSyntax property
            && (property.Type is NullableTypeSyntax || property.Initializer is not null)
            && property.AccessorList?.Accessors.Any(static accessor => accessor.Keyword.Kind() is SyntaxKind.SetKeyword or SyntaxKind.InitKeyword && accessor.Modifiers.Count == 0) == true
            && !property.Modifiers.Any(SyntaxKind.RequiredKeyword))
        {
            yield return new TextEditFix(
                $"Declare '{property.Identifier.ValueText}' required",
                "Required",
                context.Replace(Removal.OfAttribute(attribute), ""),
                context.Insert(property.Type.SpanStart, "required "));
        }

        if (DeclaredType.At(context) is { } declared && HasLength(context.Model.GetTypeInfo(declared, cancellationToken).Type)
            && !Others(member, attribute).Any(static name => name.Contains("Length")))
        {
            yield return new TextEditFix("Use [MinLength(1)]", "MinLength", context.Replace(attribute.Span, "global::System.ComponentModel.DataAnnotations.MinLength(1)"));
        }

        yield return AttributeRemovalFix.Fix(attribute, context);
    }

    private static bool HasLength(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String }
        || (type is INamedTypeSymbol named && (CollectionParser.List(named) is not null || CollectionParser.Dictionary(named) is not null));

    private static IEnumerable<string> Others(SyntaxNode member, AttributeSyntax attribute) =>
        member.ChildNodes().OfType<AttributeListSyntax>().SelectMany(static list => list.Attributes).Where(other => other != attribute).Select(static other => other.Name.ToString());
}
