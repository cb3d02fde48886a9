using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>An attribute of a type or a member, with its arguments.</summary>
/// <param name="Syntax">The attribute.</param>
/// <param name="Type">Its class.</param>
/// <param name="Owner">The declaration that has the attribute.</param>
/// <param name="Model">The semantic model of the document.</param>
internal sealed record MemberAttribute(AttributeSyntax Syntax, ITypeSymbol Type, SyntaxNode Owner, SemanticModel Model)
{
    /// <summary>The name without the suffix.</summary>
    public string Name => ((INamedTypeSymbol)Type).AttributeName();

    public string Namespace => Type.ContainingNamespace.ToDisplayString();

    /// <summary>The attribute list.</summary>
    public AttributeListSyntax List => (AttributeListSyntax)Syntax.Parent!;

    /// <summary>Whether the attribute list is for the field of a property, which no reader asks.</summary>
    public bool IsOfAnotherTarget => List.Target?.Identifier.IsKind(SyntaxKind.FieldKeyword) == true && Owner is ParameterSyntax or PropertyDeclarationSyntax;

    public IReadOnlyList<AttributeArgumentSyntax> Arguments => Syntax.ArgumentList?.Arguments.ToArray() ?? [];

    /// <summary>The other attributes of the declaration.</summary>
    public IEnumerable<ITypeSymbol> Others => Owner.ChildNodes().OfType<AttributeListSyntax>()
        .SelectMany(static list => list.Attributes)
        .Where(other => other != Syntax)
        .Select(other => Model.GetTypeInfo(other).Type)
        .OfType<ITypeSymbol>();

    /// <returns>Null if the diagnostic is not at an attribute.</returns>
    public static MemberAttribute? At(DiagnosticContext context, CancellationToken cancellationToken) =>
        context.Around<AttributeSyntax>() is { Parent.Parent: { } owner } attribute
        && context.Model.GetTypeInfo(attribute, cancellationToken).Type is INamedTypeSymbol type
            ? new MemberAttribute(attribute, type, owner, context.Model)
            : null;

    /// <summary>Whether the declaration has another attribute.</summary>
    public bool IsBeside(string @namespace, string name) => Others.Any(other => other.Is(@namespace, name + "Attribute"));

    /// <summary>The value of a named argument, as it is written.</summary>
    public ExpressionSyntax? Named(string name) =>
        Arguments.FirstOrDefault(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name)?.Expression;

    /// <summary>The value of an argument without a name, as it is written.</summary>
    public ExpressionSyntax? Positional(int index) =>
        Arguments.Where(static argument => argument.NameEquals is null && argument.NameColon is null).ElementAtOrDefault(index)?.Expression;
}
