using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Checks whether the compiler already reports an error at a location; then no second error is needed. Errors in the
/// attribute around the location count too. At the name of a declaration, errors in everything before its body count,
/// but for a type not the errors in its members.
/// </summary>
internal static class CompilerErrors
{
    public static bool ExistAt(Location location, Compilation compilation, CancellationToken cancellationToken)
    {
        if (location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
            return false;
        SyntaxNode root = tree.GetRoot(cancellationToken);
        List<TextSpan> areas = AreasOf(root, location.SourceSpan);
        var all = TextSpan.FromBounds(areas.Min(static area => area.Start), areas.Max(static area => area.End));

        // This runs only for mistakes: correct code needs no semantic model.
#pragma warning disable RS1030
        SemanticModel model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        foreach (Diagnostic diagnostic in model.GetDiagnostics(all, cancellationToken))
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error && areas.Any(area => area.IntersectsWith(diagnostic.Location.SourceSpan)))
                return true;
        }

        return false;
    }

    private static List<TextSpan> AreasOf(SyntaxNode root, TextSpan place)
    {
        SyntaxToken token = root.FindToken(place.Start);
        var areas = new List<TextSpan> { place };
        if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            areas.Add(attribute.Span);
        else if (token.Span == place)
            AddHead(token, areas);
        return areas;
    }

    private static void AddHead(SyntaxToken name, List<TextSpan> areas)
    {
        switch (name.Parent)
        {
            case TypeDeclarationSyntax type when type.Identifier == name:
                areas.Add(TextSpan.FromBounds(type.SpanStart, type.TypeParameterList?.Span.End ?? name.Span.End));
                if (type.BaseList is { } bases)
                    areas.Add(bases.Span);
                break;
            case MethodDeclarationSyntax method when method.Identifier == name:
                areas.Add(TextSpan.FromBounds(method.SpanStart, method.ParameterList.Span.End));
                break;
            case ParameterSyntax parameter:
                areas.Add(parameter.Span);
                break;
            case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field }:
                areas.Add(TextSpan.FromBounds(field.SpanStart, name.Span.End));
                break;
            case MemberDeclarationSyntax member:
                areas.Add(TextSpan.FromBounds(member.SpanStart, name.Span.End));
                break;
        }
    }
}
