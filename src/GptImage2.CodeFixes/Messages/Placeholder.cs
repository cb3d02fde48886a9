using System.Text.RegularExpressions;
using GptImage2.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>A range of characters of a template in a literal, including its braces.</summary>
internal sealed class Placeholder
{
    private static readonly Regex Form = new(
        """\A(?<open>\{*)\s*(?<name>[^{}:"\\\r\n]*?)\s*(?<format>:[^{}"\\\r\n]*)?(?<close>\}*)\z""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private readonly Match _match;
    private readonly int _start;

    private Placeholder(Match match, int start, bool doubles)
    {
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

    /// <returns>Null if the diagnostic is not at one piece of one literal.</returns>
    public static Placeholder? At(DiagnosticContext context)
    {
        SyntaxToken token = context.Root.FindToken(context.Span.Start);
        if (!token.Span.Contains(context.Span) || !(token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.Parent.IsKind(SyntaxKind.StringLiteralExpression)))
            return null;
        Match match = Form.Match(context.Text.ToString(context.Span));
        bool isRawInterpolated = token.Parent?.Parent is InterpolatedStringExpressionSyntax interpolated && interpolated.StringStartToken.Text.Contains("\"\"\"");
        return match.Success && context.Span.Length > 0 ? new Placeholder(match, context.Span.Start, !isRawInterpolated) : null;
    }

    private TextSpan Of(string part)
    {
        Group group = _match.Groups[part];
        return group.Success ? new TextSpan(_start + group.Index, group.Length) : default;
    }
}
