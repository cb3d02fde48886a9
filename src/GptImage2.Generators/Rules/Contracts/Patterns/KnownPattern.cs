using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>
/// What is known about a pattern. It is kept as long as the text of the pattern, which is the same object as long as its
/// file is not edited.
/// </summary>
internal sealed class KnownPattern
{
    // A longer pattern is made by a program. It is used as it is.
    private const int LongestAnalyzed = 20_000;

    private static readonly ConditionalWeakTable<string, KnownPattern> Known = new();

    private readonly Lazy<(IReadOnlyList<EcmaProblem> Problems, Explosion? Explosion)> _analysis;

    private KnownPattern(string pattern)
    {
        _analysis = new(() => Analyze(pattern));
        if (PatternDepth.IsBeyondMost(pattern))
        {
            Error = $"its groups are in each other more than {PatternDepth.Most.Invariant()} levels deep";
            return;
        }

        try
        {
            Regex expression = Expression(pattern);
            if (pattern.Length <= LongestAnalyzed)
                Impossible = ImpossiblePattern.Find(expression);
        }
        catch (ArgumentException error)
        {
            Error = error.Message;
        }
    }

    /// <summary>Why it is not a regular expression; null if it is one.</summary>
    public string? Error { get; }

    /// <summary>Why no text matches it; null if a text may match.</summary>
    public ImpossibleAnchor? Impossible { get; }

    /// <summary>What ECMA-262 does not have.</summary>
    public IReadOnlyList<EcmaProblem> Problems => _analysis.Value.Problems;

    /// <summary>A text for which it takes almost endless time; null if there is none.</summary>
    public Explosion? Explosion => _analysis.Value.Explosion;

    public static KnownPattern Of(string pattern) => Known.GetValue(pattern, static text => new KnownPattern(text));

    private static Regex Expression(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static (IReadOnlyList<EcmaProblem> Problems, Explosion? Explosion) Analyze(string pattern)
    {
        if (pattern.Length > LongestAnalyzed)
            return ([], null);
        PatternNode node = PatternParser.Parse(Expression(pattern), out IReadOnlyList<EcmaProblem> problems);
        return (problems, ExplosionSearch.Find(node, pattern));
    }
}
