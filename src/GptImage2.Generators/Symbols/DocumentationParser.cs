using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Reads descriptions from XML doc comments. It reads the source text, because the compiler keeps the comments only in
/// projects that generate a documentation file.
/// </summary>
internal static class DocumentationParser
{
    // A file that is not edited keeps its nodes. The comment of a positional record is needed for each of its members.
    private static readonly ConditionalWeakTable<SyntaxNode, Documentation> Parsed = new();

    public static string? Summary(ISymbol symbol, CancellationToken cancellationToken) =>
        Find(symbol, null, cancellationToken);

    /// <summary>The text for a parameter in the comment of its type or constructor.</summary>
    public static string? Parameter(ISymbol symbol, string parameter, CancellationToken cancellationToken) =>
        Find(symbol, parameter, cancellationToken);

    /// <summary>Whether the comment of a symbol is <c>&lt;inheritdoc/&gt;</c>, without a reference to another symbol.</summary>
    public static bool Inherits(ISymbol symbol, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (Comment(reference.GetSyntax(cancellationToken)) is { } comment
                && comment.Contains("<inheritdoc")
                && Parse(comment) is { } documentation
                && documentation.Elements("inheritdoc").Any(static element => !element.HasAttributes))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Find(ISymbol symbol, string? parameter, CancellationToken cancellationToken)
    {
        // Editors know the comments of a compiled assembly, but builds do not. A prompt must not depend on that.
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            SyntaxNode node = reference.GetSyntax(cancellationToken);
            if (!Parsed.TryGetValue(node, out Documentation? documentation))
            {
                if (Comment(node) is not { } comment)
                    continue;
                documentation = Parsed.GetValue(node, _ => Read(Parse(comment)));
            }

            if (parameter is null ? documentation.Summary is { } text : documentation.Parameters.TryGetValue(parameter, out text) && text is not null)
                return text;
        }

        return null;
    }

    private static string? Comment(SyntaxNode node)
    {
        // The comment of a field is before the complete declaration.
        if (node is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field })
            node = field;

        StringBuilder? text = null;
        foreach (SyntaxTrivia trivia in node.GetLeadingTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia:
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    foreach (string line in trivia.ToFullString().Split('\n'))
                        AppendLine(line.Trim(), ref text);
                    break;
            }
        }

        return text?.ToString();
    }

    private static void AppendLine(string line, ref StringBuilder? text)
    {
        if (line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("////", StringComparison.Ordinal))
            line = line.Substring(3);
        else if (line.StartsWith("/**", StringComparison.Ordinal))
            line = line.Substring(3);
        else if (text is null || line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("/*", StringComparison.Ordinal))
            return;
        else if (line.StartsWith("*", StringComparison.Ordinal))
            line = line.Substring(1);

        if (line.EndsWith("*/", StringComparison.Ordinal))
            line = line.Substring(0, line.Length - 2);
        (text ??= new StringBuilder()).Append(line).Append('\n');
    }

    // A comment that is not valid XML is ignored; the compiler warns about it if documentation is on.
    private static XElement? Parse(string comment)
    {
        try
        {
            return XElement.Parse($"<member>{comment}</member>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // The first element counts, even if it is empty.
    private static Documentation Read(XElement? comment)
    {
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (XElement parameter in comment?.Descendants("param") ?? [])
        {
            if (parameter.Attribute("name")?.Value is { } name && !parameters.ContainsKey(name))
                parameters.Add(name, Text(parameter));
        }

        return new Documentation(comment?.Descendants("summary").FirstOrDefault() is { } summary ? Text(summary) : null, parameters);
    }

    private static string? Text(XElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        string collapsed = Collapse(text);
        return collapsed.Length == 0 ? null : collapsed;
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(Reference(reference));
                    break;
                case XElement inner:
                    text.Append(inner.Name.LocalName is "para" or "item" or "list" ? " " : "");
                    Append(inner, text);
                    text.Append(inner.Name.LocalName is "para" or "item" or "list" ? " " : "");
                    break;
            }
        }
    }

    private static string Reference(XElement reference)
    {
        if (reference.Name.LocalName is "br" or "para")
            return " ";
        string target = reference.Attribute("langword")?.Value
            ?? reference.Attribute("name")?.Value
            ?? reference.Attribute("href")?.Value
            ?? reference.Attribute("cref")?.Value
            ?? "";
        if (reference.Attribute("cref") is null)
            return target;

        // A cref from a documentation file begins with the kind of the symbol. Only the last part of a qualified name
        // is used.
        int arguments = target.IndexOfAny(['(', '{', '<']);
        string path = arguments < 0 ? target : target.Substring(0, arguments);
        return path.Substring(Math.Max(path.LastIndexOf('.'), path.LastIndexOf(':')) + 1);
    }

    private static string Collapse(StringBuilder text)
    {
        var collapsed = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                collapsed.Append(text[i]);
            else if (collapsed.Length > 0 && collapsed[collapsed.Length - 1] != ' ')
                collapsed.Append(' ');
        }

        return collapsed.ToString().TrimEnd();
    }

    private sealed record Documentation(string? Summary, Dictionary<string, string?> Parameters);
}
