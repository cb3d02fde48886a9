using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Gives the property with <c>[JsonExtensionData]</c> the type and the accessor that it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExtensionDataFix)), Shared]
internal sealed class ExtensionDataFix : TextEditCodeFixProvider
{
    private const string Dictionary = "global::System.Collections.Generic.Dictionary<string, global::System.Text.Json.JsonElement>";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ConstraintDoesNotApply.Descriptor.Id];

    internal static bool Is(MemberAttribute attribute) => attribute.Type.Is(SymbolNames.Serialization, "JsonExtensionDataAttribute");

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        // An initializer of another type would not compile after the change.
        if (MemberAttribute.At(context, cancellationToken) is not { Owner: PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property } attribute || !Is(attribute)
            || property.Initializer?.Value is not (null or CollectionExpressionSyntax { Elements.Count: 0 } or ImplicitObjectCreationExpressionSyntax or LiteralExpressionSyntax or PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax }))
        {
            yield break;
        }

        TypeSyntax type = property.Type is NullableTypeSyntax nullable ? nullable.ElementType : property.Type;
        string title = "Make it a Dictionary<string, JsonElement>";
        if (!IsDictionary(context.Model.GetTypeInfo(type, cancellationToken).Type))
            yield return new TextEditFix(title, "ExtensionData", [context.Replace(type.Span, Dictionary), .. Setter(context, accessors)]);
        else if (Setter(context, accessors).ToArray() is { Length: > 0 } setter)
            yield return new TextEditFix("Add a set accessor", "ExtensionData", setter);
    }

    private static IEnumerable<Edit> Setter(DiagnosticContext context, SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        if (accessors is [{ Body: null, ExpressionBody: null, Keyword.RawKind: (int)SyntaxKind.GetKeyword } get])
            yield return context.Insert(get.Span.End, " set;");
        else if (accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.InitAccessorDeclaration)) is { } init)
            yield return context.Replace(init.Keyword.Span, "set");
    }

    private static bool IsDictionary(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, { } value] } dictionary
        && dictionary.Is("System.Collections.Generic", "Dictionary")
        && value.Is("System.Text.Json", "JsonElement");
}
