using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>What is written into a declaration: modifiers, and attributes above it.</summary>
internal static class Declarations
{
    public static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The word stands directly before the keyword of the type, after all other modifiers.</summary>
    public static TextChange MakePartial(TypeDeclarationSyntax declaration) =>
        new(new TextSpan(declaration.Keyword.SpanStart, 0), "partial ");

    /// <summary>On a line of its own, below the doc comment; on the same line, where the declaration does not begin one.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="text">The text of its document.</param>
    /// <param name="attribute">The attribute, without brackets.</param>
    public static TextChange Annotate(SyntaxNode declaration, SourceText text, string attribute)
    {
        TextLine line = text.Lines.GetLineFromPosition(declaration.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, declaration.SpanStart));
        string after = string.IsNullOrWhiteSpace(before) ? LineEnd(text) + before : " ";
        return new TextChange(new TextSpan(declaration.SpanStart, 0), $"[{attribute}]{after}");
    }

    private static string LineEnd(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
