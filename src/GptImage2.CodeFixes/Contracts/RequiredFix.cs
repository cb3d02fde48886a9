using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Says in the two ways that are honoured what <c>[Required]</c> may have been meant to say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredFix)), Shared]
public sealed class RequiredFix : MendingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticRules.AttributeNotHonoured.Id];

    internal override IEnumerable<Mend> Mends(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.Root.FindNode(finding.Span, getInnermostNodeForTie: false) is not AttributeSyntax { Parent.Parent: { } member } attribute
            || !finding.Model.GetTypeInfo(attribute, cancellationToken).Type.Is(SymbolNames.DataAnnotations, "RequiredAttribute"))
        {
            yield break;
        }

        // What cannot be missing is required already.
        if (member is PropertyDeclarationSyntax property
            && (property.Type is NullableTypeSyntax || property.Initializer is not null)
            && property.AccessorList?.Accessors.Any(static accessor => accessor.Keyword.Kind() is SyntaxKind.SetKeyword or SyntaxKind.InitKeyword && accessor.Modifiers.Count == 0) == true
            && !property.Modifiers.Any(SyntaxKind.RequiredKeyword))
        {
            yield return new Mend(
                $"Declare '{property.Identifier.ValueText}' required",
                "Required",
                finding.Replace(Removal.OfAttribute(attribute), ""),
                finding.Insert(property.Type.SpanStart, "required "));
        }

        if (DeclaredType.At(finding) is { } declared && HasLength(finding.Model.GetTypeInfo(declared, cancellationToken).Type)
            && !Others(member, attribute).Any(static name => name.Contains("Length")))
        {
            yield return new Mend("Use [MinLength(1)]", "MinLength", finding.Replace(attribute.Span, "global::System.ComponentModel.DataAnnotations.MinLength(1)"));
        }
    }

    private static bool HasLength(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String }
        || (type is INamedTypeSymbol named && (CollectionParser.List(named) is not null || CollectionParser.Dictionary(named) is not null));

    private static IEnumerable<string> Others(SyntaxNode member, AttributeSyntax attribute) =>
        member.ChildNodes().OfType<AttributeListSyntax>().SelectMany(static list => list.Attributes).Where(other => other != attribute).Select(static other => other.Name.ToString());
}
