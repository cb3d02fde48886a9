using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2034: a message asks for another format than JSON.</summary>
internal static class OtherFormatAsked
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Info(
        "GI2034",
        "The message asks for another format",
        "The message of '{0}' asks for {1}{2}, but the reply is JSON with the contract: leave the format out of the message");

    // A sentence around the name of a format is searched, and no more: messages can be long.
    private const int LongestSentence = 200;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] Formats = ["XML", "YAML", "Markdown", "HTML", "CSV", "TOML"];

    // The verb and the format stand in one clause, without a value between them.
    private static readonly Regex Asking = new(
        @"\b(?:answer|reply|respond|return|output|print|produce|give|write|format|use)\b(?:\s+(?:it|me|us|only|just|all|everything|your|the|answer|reply|response|result|results|output|data|formatted)\b)*\s+(?:(?:in|as|using|with|into)\s+)?(?:(?:an?|the|valid|pure|plain|only|well-formed|simple|proper|clean|nice|formatted|minified|in)\s+)*(?<format>XML|YAML|Markdown|HTML|CSV|TOML)\b",
        Options,
        TimeSpan.FromSeconds(1));

    private static readonly Regex Forbidding = new(@"\b(?:not|never|no|without|don't|instead|rather|avoid|neither|nor|except|unless)\b", Options, TimeSpan.FromSeconds(1));

    /// <summary>Whether a reply may be a text, which can be of any format.</summary>
    public static bool RepliesText(ISymbol? owner) => owner switch
    {
        IMethodSymbol method => IsText(method.ReturnType),
        INamedTypeSymbol type => type.GetMembers().OfType<IMethodSymbol>().Any(static method => IsText(method.ReturnType)),
        _ => false,
    };

    /// <summary>Finds the format that a text asks for, and where; null where it asks for none.</summary>
    public static TextRange? Find(string text, out string format)
    {
        format = "";
        foreach (string name in Formats)
        {
            for (int at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                (int start, int end) = Sentence(text, at);
                string sentence = text.Substring(start, end - start);
                Match match = Asking.Match(sentence);
                if (!match.Success || Forbidding.IsMatch(sentence))
                    continue;
                format = match.Groups["format"].Value;
                return new TextRange(start + match.Index, match.Length);
            }
        }

        return null;
    }

    public static void Report(string owner, string format, TextRange? range, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, null, owner, format, file);

    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || (type is INamedTypeSymbol { TypeArguments: [{ } inner] } && IsText(inner));

    private static (int Start, int End) Sentence(string text, int at)
    {
        int start = at;
        while (start > 0 && at - start < LongestSentence && !IsEnd(text[start - 1]))
            start--;
        int end = at;
        while (end < text.Length && end - at < LongestSentence && !IsEnd(text[end]))
            end++;
        return (start, end);
    }

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or ';' or '\n';
}
