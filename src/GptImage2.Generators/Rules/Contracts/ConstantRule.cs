using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI6003: a rule is true or false by constants, whatever the reply is.</summary>
internal static class ConstantRule
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI6003",
        "The rule is constant",
        "The rule '{0}' is always {1}: compare members of the contract in it");

    public static void Check(ISymbol member, AttributeData rule, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        // The generator does not look into bodies, so that an edit of a body cannot change what it writes. A derived
        // contract may say something else.
        if (!sink.IsRead || member.IsVirtual || member.IsAbstract || member.IsOverride)
            return;
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            if (Value(reference.GetSyntax(cancellationToken)) is { } expression && Constant(expression, sink) is { } value)
            {
                sink.Report(Descriptor, member, rule, member.Name, value ? "true" : "false");
                return;
            }
        }
    }

    private static bool? Constant(ExpressionSyntax expression, DiagnosticSink sink) => expression.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        SyntaxKind.ParenthesizedExpression => Constant(((ParenthesizedExpressionSyntax)expression).Expression, sink),
        _ => sink.ConstantOf(expression) is { HasValue: true, Value: bool constant } ? constant : null,
    };

    // What a member returns, where that is one expression.
    private static ExpressionSyntax? Value(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? Returned(method.Body),
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property => Value(property, accessors),
        _ => null,
    };

    private static ExpressionSyntax? Value(PropertyDeclarationSyntax property, SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        foreach (AccessorDeclarationSyntax accessor in accessors)
        {
            if (!accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
                continue;
            if (accessor.ExpressionBody is not null || accessor.Body is not null)
                return accessor.ExpressionBody?.Expression ?? Returned(accessor.Body);
            return accessors.Count == 1 ? property.Initializer?.Value : null;
        }

        return null;
    }

    private static ExpressionSyntax? Returned(BlockSyntax? body) =>
        body is { Statements: [ReturnStatementSyntax { Expression: { } expression }] } ? expression : null;
}
