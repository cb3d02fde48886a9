using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Parsing.Patterns;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Warns of patterns that others read otherwise, and of those that may never come to an end.</summary>
internal static class PatternChecks
{
    private const int ShownTimes = 12;

    public static void Check(ISymbol member, AttributeData attribute, Regex regex, DiagnosticSink sink)
    {
        string pattern = regex.ToString();
        PatternNode node = PatternParser.Parse(regex, out IReadOnlyList<EcmaProblem> problems);
        foreach (EcmaProblem problem in problems)
        {
            sink.Report(
                DiagnosticRules.PatternOfDotNet,
                new DiagnosticLocation(member, attribute, Range: problem.Range),
                null,
                member.Display(),
                pattern.Substring(problem.Range.Start, problem.Range.Length),
                problem.Alternative);
        }

        if (ExplosionSearch.Find(node, pattern) is not { } explosion)
            return;
        sink.Report(
            DiagnosticRules.ExplosivePattern,
            new DiagnosticLocation(member, attribute, Range: explosion.Range),
            null,
            member.Display(),
            pattern.Substring(explosion.Range.Start, explosion.Range.Length),
            explosion.IsExponential ? "exponentially many" : "very many",
            CSharpText.Literal(explosion.Text(ShownTimes)),
            explosion.IsExponential
                ? "let only one of the quantifiers in each other match a character"
                : "put something between the loops that they do not match, or join them");
    }
}
