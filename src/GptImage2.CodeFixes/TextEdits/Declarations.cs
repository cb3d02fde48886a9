using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Creates edits of a declaration: modifiers, and attributes above it.</summary>
internal static class Declarations
{
    public static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Adds the modifier directly before the keyword of the type, after all other modifiers.</summary>
    public static TextChange MakePartial(TypeDeclarationSyntax declaration) =>
        new(new TextSpan(declaration.Keyword.SpanStart, 0), "partial ");

    /// <summary>
    /// Adds the attribute on its own line, below the doc comment; or on the same line, if the declaration does not
    /// begin a line.
    /// </summary>
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
