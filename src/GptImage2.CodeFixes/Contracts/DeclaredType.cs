using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>The type of a member, a parameter or a result, as it is written in the source.</summary>
internal static class DeclaredType
{
    public static TypeSyntax? At(DiagnosticContext context)
    {
        for (SyntaxNode? node = context.Around<SyntaxNode>(); node is not null; node = node.Parent)
        {
            switch (node)
            {
                case TupleElementSyntax element:
                    return element.Type;
                case ParameterSyntax parameter:
                    return parameter.Type;
                case PropertyDeclarationSyntax property:
                    return property.Type;
                case MethodDeclarationSyntax method:
                    return method.ReturnType;
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}
