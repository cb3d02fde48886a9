using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Replaces an attribute of another library by the attributes that are honoured and say the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeReplacementFix)), Shared]
internal sealed class AttributeReplacementFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnhonouredAttribute.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (MemberAttribute.At(context, cancellationToken) is not { } attribute || attribute.IsOfAnotherTarget || HonouredAttribute.Of(attribute) is not { Count: > 0 } texts)
            yield break;
        string title = "Use " + string.Join(" and ", texts.Select(static text => $"[{Name(text)}]"));
        string written = string.Join(", ", texts.Select(text => Unambiguous(text, context, attribute)));

        // Attributes of a positional parameter are those of its property only where it says so.
        if (attribute.Owner is not ParameterSyntax || attribute.List.Target?.Identifier.IsKind(SyntaxKind.PropertyKeyword) == true)
            yield return new TextEditFix(title, "Replace", context.Replace(attribute.Syntax.Span, written));
        else if (attribute.List.Attributes.Count == 1)
            yield return new TextEditFix(title, "Replace", context.Replace(attribute.List.Span, $"[property: {written}]"));
        else
            yield return new TextEditFix(title, "Replace", context.Insert(attribute.List.SpanStart, $"[property: {written}] "), context.Replace(Removal.OfAttribute(attribute.Syntax), ""));
    }

    private static string Name(string text)
    {
        string name = text.Split('(')[0];
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    // An import would make other attributes of the file ambiguous where both libraries have one of the name.
    private static string Unambiguous(string text, DiagnosticContext context, MemberAttribute attribute)
    {
        const string Global = "global::";
        INamespaceOrTypeSymbol[] imported = [.. context.Model.LookupNamespacesAndTypes(attribute.Syntax.SpanStart, name: "JsonConverterAttribute").OfType<INamespaceOrTypeSymbol>()];
        bool clashes = imported.Any(static symbol => symbol.Is("Newtonsoft.Json", "JsonConverterAttribute")) && !imported.Any(static symbol => symbol.Is(SymbolNames.Serialization, "JsonConverterAttribute"));
        return clashes && text.StartsWith(Global + SymbolNames.Serialization, StringComparison.Ordinal) ? text.Substring(Global.Length) : text;
    }
}
