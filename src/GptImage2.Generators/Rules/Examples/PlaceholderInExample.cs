using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI5010: the text of an example has a placeholder, which is not replaced there.</summary>
internal static class PlaceholderInExample
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI5010",
        "The text of an example has a placeholder",
        "The text of an example has '{0}', which the model gets as it stands: write the message with a value, as a call sends it");

    /// <param name="method">The method that has the example.</param>
    /// <param name="member">The member with the examples.</param>
    /// <param name="sink">Where it is reported.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static void Check(IMethodSymbol method, ISymbol member, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        // An example of another project is reported there.
        if (!sink.IsRead || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, member.ContainingAssembly))
            return;
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            foreach (BaseObjectCreationExpressionSyntax creation in reference.GetSyntax(cancellationToken).DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            {
                if (IsExample(creation) && Text(creation) is { } text && Placeholder(text.Token.ValueText, method) is { } placeholder)
                    sink.Report(Descriptor, new DiagnosticLocation(member, Syntax: text), null, placeholder);
            }
        }
    }

    // A new(…) inside of another one creates the answer.
    private static bool IsExample(BaseObjectCreationExpressionSyntax creation) => creation is ObjectCreationExpressionSyntax { Type: { } type }
        ? type is GenericNameSyntax { Identifier.ValueText: "Example" } or QualifiedNameSyntax { Right: GenericNameSyntax { Identifier.ValueText: "Example" } }
        : creation.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).All(static node => node is not ImplicitObjectCreationExpressionSyntax and not ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "Example" } });

    private static LiteralExpressionSyntax? Text(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text }, _, ..] ? text : null;

    private static string? Placeholder(string text, IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            int at = text.IndexOf("{" + parameter.Name, StringComparison.OrdinalIgnoreCase);
            int end = at + 1 + parameter.Name.Length;
            if (at < 0 || end >= text.Length || text[end] is not ('}' or ':') || (at > 0 && text[at - 1] == '{'))
                continue;
            int close = text.IndexOf('}', end);
            if (close > 0)
                return text.Substring(at, close + 1 - at);
        }

        return null;
    }
}
