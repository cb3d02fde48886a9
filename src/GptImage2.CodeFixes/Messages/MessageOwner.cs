using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>The interface or the method that has a message.</summary>
internal static class MessageOwner
{
    /// <summary>The names that a placeholder in the message can have.</summary>
    public static IReadOnlyList<string> NamesAt(DiagnosticContext context, CancellationToken cancellationToken) =>
        context.Around<AttributeSyntax>()?.Parent?.Parent is MemberDeclarationSyntax owner
            ? TemplateDiagnostics.NamesOf(context.Model.GetDeclaredSymbol(owner, cancellationToken))
            : [];
}
