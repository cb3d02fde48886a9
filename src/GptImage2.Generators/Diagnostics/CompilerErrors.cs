using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Tells whether the compiler itself says that something is wrong at a place: then its word is enough. It counts there,
/// in the attribute around it and, at the name of a declaration, in the head of that: what stands before its body, of a
/// type without the members.
/// </summary>
internal static class CompilerErrors
{
    public static bool StandAt(Location location, Compilation compilation, CancellationToken cancellationToken)
    {
        if (location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
            return false;
        SyntaxNode root = tree.GetRoot(cancellationToken);
        List<TextSpan> areas = AreasOf(root, location.SourceSpan);
        var all = TextSpan.FromBounds(areas.Min(static area => area.Start), areas.Max(static area => area.End));

        // Only what is reported gets here: no model is made while the code is right.
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
