using System.Text.RegularExpressions;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>A range of characters of a template, including its braces, in a literal or in a file.</summary>
internal sealed class Placeholder
{
    private static readonly Regex Form = new(
        """\A(?:(?<open>\{+)\s*(?<name>[^{}:\r\n]*?)\s*(?<format>:[^{}\r\n]*)?(?<close>\}+)|(?<open>\{+)|(?<close>\}+))\z""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private readonly DocumentId _document;
    private readonly SourceText _text;
    private readonly Match _match;
    private readonly int _start;

    private Placeholder(DocumentId document, SourceText text, Match match, int start, bool doubles)
    {
        _document = document;
        _text = text;
        _match = match;
        _start = start;
        TakesMoreBraces = doubles;
    }

    /// <summary>
    /// Whether a doubled brace means one brace here: in a raw interpolated literal it may begin an interpolation.
    /// </summary>
    public bool TakesMoreBraces { get; }

    public TextSpan Open => Of("open");

    public TextSpan Name => Of("name");

    public TextSpan Format => Of("format");

    public TextSpan Close => Of("close");

    /// <summary>
    /// The placeholder that a diagnostic is about. In a file, equal placeholders on a line have one diagnostic, so all equal ones are
    /// in the list.
    /// </summary>
    /// <returns>Nothing if the diagnostic is not at one piece of one text.</returns>
    public static IReadOnlyList<Placeholder> At(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (MessageFile.At(context, cancellationToken) is { } file)
            return context.Range is { } range && range.End <= file.Text.Length ? [.. Equal(file, range)] : [];
        SyntaxToken token = context.Root.FindToken(context.Span.Start);
        if (!token.Span.Contains(context.Span) || !(token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.Parent.IsKind(SyntaxKind.StringLiteralExpression)))
            return [];
        bool isRawInterpolated = token.Parent?.Parent is InterpolatedStringExpressionSyntax interpolated && interpolated.StringStartToken.Text.Contains("\"\"\"");
        bool isAlone = context.Around<AttributeArgumentSyntax>() is { } argument && context.Model.GetConstantValue(argument.Expression, cancellationToken).Value is string template && IsAllOf(template, context.Range);
        return Of(context.Document.Id, context.Text, context.Span, !isRawInterpolated, isAlone) is { } placeholder ? [placeholder] : [];
    }

    /// <summary>Whether it is all of the message, which would ask nothing if it was text.</summary>
    public bool IsAlone { get; private init; }

    public string TextOf(TextSpan span) => _text.ToString(span);

    /// <summary>The text up to the piece, in its line.</summary>
    public string Before() => _text.ToString(TextSpan.FromBounds(_text.Lines.GetLineFromPosition(_start).Start, _start));

    /// <summary>The text behind the piece, in its line.</summary>
    public string After()
    {
        int end = _start + _match.Length;
        return _text.ToString(TextSpan.FromBounds(end, _text.Lines.GetLineFromPosition(end).End));
    }

    public Edit Replace(TextSpan span, string text) => new(_document, new TextChange(span, text));

    public Edit Double(TextSpan brace) => Replace(new TextSpan(brace.Start, 0), TextOf(brace));

    private static IEnumerable<Placeholder> Equal(MessageFile file, TextSpan range)
    {
        string written = file.Text.ToString(range);
        IEnumerable<TextSpan> others = range.Length == 1 ? [] : TemplateParser.Parse(file.Text.ToString(), out _)
            .Where(static part => part.IsPlaceholder)
            .Select(static part => new TextSpan(part.Range.Start, part.Range.Length))
            .Where(span => span != range && file.Text.ToString(span) == written);
        return new[] { range }.Concat(others).Select(span => Of(file.Id, file.Text, span, doubles: true, IsAllOf(file.Text.ToString(), range))).OfType<Placeholder>();
    }

    private static bool IsAllOf(string template, TextSpan? range) =>
        range is { } span && span.End <= template.Length && string.IsNullOrWhiteSpace(template.Remove(span.Start, span.Length));

    private static Placeholder? Of(DocumentId document, SourceText text, TextSpan span, bool doubles, bool isAlone) =>
        span.Length > 0 && Form.Match(text.ToString(span)) is { Success: true } match ? new Placeholder(document, text, match, span.Start, doubles) { IsAlone = isAlone } : null;

    private TextSpan Of(string part)
    {
        Group group = _match.Groups[part];
        return group.Success ? new TextSpan(_start + group.Index, group.Length) : default;
    }
}
