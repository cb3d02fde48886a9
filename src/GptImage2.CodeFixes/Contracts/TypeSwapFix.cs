using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Replaces a type that cannot be read from JSON by an equivalent type that can.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeSwapFix)), Shared]
internal sealed class TypeSwapFix : TextEditCodeFixProvider
{
    private const string Element = "global::System.Text.Json.JsonElement";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnsupportedType.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        // An initializer would have the wrong type after the change. A null goes with the type that can be null.
        if (DeclaredType.At(context) is not { } declared)
            yield break;
        var property = declared.Parent as PropertyDeclarationSyntax;
        bool hasNoValue = property?.Initializer is { Value: var value } && IsNull(value);
        if (property?.Initializer is { Value: not (CollectionExpressionSyntax or ImplicitObjectCreationExpressionSyntax) } && !hasNoValue)
            yield break;
        var edits = new List<Edit>();
        string? first = null;
        foreach (TypeSyntax written in declared.DescendantNodesAndSelf().OfType<TypeSyntax>())
        {
            if (written is NullableTypeSyntax || written.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax || IsKey(written) || Alternative(context.Model.GetTypeInfo(written, cancellationToken).Type) is not { } alternative)
                continue;
            first ??= $"Use {alternative.Substring(alternative.LastIndexOf('.') + 1)}";
            edits.Add(context.Replace(WithoutArguments(written), alternative));
        }

        TypeSyntax outer = declared is NullableTypeSyntax nullable ? nullable.ElementType : declared;
        if (hasNoValue && property!.AccessorList is { } accessors && Alternative(context.Model.GetTypeInfo(outer, cancellationToken).Type) is Element or "long" or "ulong")
            edits.Add(context.Replace(TextSpan.FromBounds(accessors.Span.End, property.SemicolonToken.Span.End), ""));
        if (first is not null)
            yield return new TextEditFix(first, "Swap", [.. edits]);
    }

    private static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => IsNull(inner),
        _ => value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
    };

    // The type arguments stay; they may be replaced by another fix.
    private static TextSpan WithoutArguments(TypeSyntax type) =>
        type.GetLastToken().Parent is TypeArgumentListSyntax arguments && arguments.Span.End == type.Span.End
            ? TextSpan.FromBounds(type.SpanStart, arguments.SpanStart)
            : type.Span;

    private static bool IsKey(TypeSyntax type) => type.Parent is TypeArgumentListSyntax { Arguments: [var key, _] } && key == type;

    private static string? Alternative(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => Element,
        { SpecialType: SpecialType.System_IntPtr } => "long",
        { SpecialType: SpecialType.System_UIntPtr } => "ulong",
        INamedTypeSymbol named => Alternative(named.ContainingNamespace.ToDisplayString(), named.Name, named.Arity),
        _ => null,
    };

    private static string? Alternative(string @namespace, string name, int arity) => (@namespace, name, arity) switch
    {
        ("System.Text.Json.Nodes", "JsonValue", 0) or ("System.Text.Json", "JsonDocument", 0) => Element,
        ("System.Collections.Concurrent", "ConcurrentDictionary", 2) => "global::System.Collections.Generic.Dictionary",
        ("System.Collections.Concurrent", "ConcurrentBag" or "BlockingCollection", 1) => "global::System.Collections.Generic.List",
        ("System.Collections.Concurrent", "ConcurrentQueue", 1) => "global::System.Collections.Generic.Queue",
        ("System.Collections.Concurrent", "ConcurrentStack", 1) => "global::System.Collections.Generic.Stack",
        ("System.Collections.ObjectModel", "ReadOnlyObservableCollection", 1) => "global::System.Collections.ObjectModel.ReadOnlyCollection",
        _ => null,
    };
}
