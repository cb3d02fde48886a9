using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>A message that can be edited, in the argument of an attribute or in a file.</summary>
internal sealed class Message
{
    private readonly DocumentId _document;
    private readonly ExpressionSyntax? _expression;

    private Message(DocumentId document, string template, LiteralEnd? end, ExpressionSyntax? expression)
    {
        _document = document;
        _expression = expression;
        Template = template;
        End = end;
    }

    public string Template { get; }

    /// <summary>Where text can be added; null if the message cannot be extended.</summary>
    public LiteralEnd? End { get; }

    /// <summary>The message that is given by the first argument of an attribute; null if it is not known.</summary>
    public static Message? Of(AttributeArgumentSyntax argument, DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (argument.NameEquals is null)
        {
            return context.Model.GetConstantValue(argument.Expression, cancellationToken).Value is string text
                ? new Message(context.Document.Id, text, LiteralEnd.Of(argument.Expression), argument.Expression)
                : null;
        }

        if (MessageFile.Of(argument, context, cancellationToken) is not { } file)
            return null;

        // The last line end belongs to the file.
        string content = file.Text.ToString();
        int length = content.EndsWith("\r\n", StringComparison.Ordinal) ? content.Length - 2 : content.EndsWith("\n", StringComparison.Ordinal) ? content.Length - 1 : content.Length;
        return new Message(file.Id, content.Substring(0, length), new LiteralEnd(length, 1), null);
    }

    /// <summary>Where a piece of the message is written as it is; null if it is not found.</summary>
    public TextSpan? Written(string piece)
    {
        if (_expression is null)
            return Template.IndexOf(piece, StringComparison.Ordinal) is >= 0 and int found ? new TextSpan(found, piece.Length) : null;

        // In a literal without interpolation, braces are written as they are.
        foreach (LiteralExpressionSyntax literal in _expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>())
        {
            int at = literal.Token.Text.IndexOf(piece, StringComparison.Ordinal);
            if (at >= 0)
                return new TextSpan(literal.Token.SpanStart + at, piece.Length);
        }

        return null;
    }

    public Edit Replace(TextSpan span, string text) => new(_document, new TextChange(span, text));
}
