using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3016: a pattern can match one text in so many ways that it does not come to an end.</summary>
internal static class ExplosivePattern
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3016",
        "The pattern can take forever",
        "'{1}' in the pattern of '{0}' can match one text in {2} ways, and all of them are tried when the text does not match, as with {3}: {4}");

    private const int ShownTimes = 12;

    public static void Check(ISymbol member, AttributeData attribute, string pattern, Explosion? found, DiagnosticSink sink)
    {
        if (found is not { } explosion)
            return;
        sink.Report(
            Descriptor,
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
