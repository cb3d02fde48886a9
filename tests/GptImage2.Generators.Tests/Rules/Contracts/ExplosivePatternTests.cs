using System.Text.RegularExpressions;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3016: a pattern can match one text in so many ways that it does not come to an end.</summary>
public sealed class ExplosivePatternTests
{
    [Theory]
    [InlineData("[|(a+)+|]")]
    [InlineData("[|(a*)*|]")]
    [InlineData("[|(a|aa)+|]")]
    [InlineData("[|(?:a|b|ab)*|]c")]
    [InlineData("[|(x+x+)+|]y")]
    [InlineData("[|(?:[a-z]{1,63}[.]?)+|]")]
    [InlineData("[a-z]+[|([.]?[a-z0-9]+)*|]")]
    [InlineData("^[|([a-zA-Z0-9_]+ *)+|]$")]
    [InlineData("([|(?:a{1,3}b?)+|])x")]
    [InlineData("[|[0-9]+[a-z0-9]+[0-9a-f]+|]")]
    public void Explosive_patterns_explode_and_are_reported_at_the_loop(string markup)
    {
        string pattern = markup.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        Explosion explosion = Assert.IsType<Explosion>(Find(pattern));
        Assert.True(Explodes(pattern, explosion), explosion.Text(3));
        Assert.Equal(markup, pattern.Insert(explosion.Range.Start + explosion.Range.Length, "|]").Insert(explosion.Range.Start, "[|"));
    }

    [Fact]
    public void Accepts_ordinary_patterns()
    {
        string[] patterns = PatternFiles.Lines("ordinary.txt");
        Assert.True(patterns.Length >= 60);
        Assert.DoesNotContain(patterns, pattern => Find(pattern) is not null);
    }

    [Fact]
    public void Every_pattern_that_is_reported_explodes()
    {
        var random = new Random(20_260_508);
        int rounds = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1" ? 2000 : 60;
        var duds = new List<string>();
        for (int reported = 0; reported < rounds;)
        {
            string pattern = RandomPattern(random, 4);
            if (pattern.Length > 60 || Find(pattern) is not { } explosion)
                continue;
            reported++;
            if (!Explodes(pattern, explosion))
                duds.Add($"{pattern} by {explosion.Text(3)}");
        }

        Assert.Empty(duds);
    }

    [Fact]
    public async Task Reports_the_loop_and_shows_a_text() => Assert.Equal(
        ["'(\\w+ ?)*' in the pattern of 'R.A' can match one text in exponentially many ways, and all of them are tried when the text does not match, as with \"aaaaaaaaaaaaa!\": let only one of the quantifiers in each other match a character"],
        await AnalyzerVerifier.ReportsAsync("GI3016", """[JsonContract] public partial record R([property: RegularExpression(@"x?[|(\w+ ?)*|]")] string A);"""));

    // What is exponential is far beyond any patience after so many rounds, and what is cubic after so many.
    private const int ExponentialRounds = 1000;
    private const int CubicRounds = 20_000;

    private static Explosion? Find(string pattern) =>
        ExplosionSearch.Find(PatternParser.Parse(new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), out _), pattern);

    // As the reader matches. A text that is done with in a tenth of a second has not exploded.
    private static bool Explodes(string pattern, Explosion explosion)
    {
        var regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        try
        {
            regex.IsMatch(explosion.Text(explosion.IsExponential ? ExponentialRounds : CubicRounds));
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string RandomPattern(Random random, int depth)
    {
        string Inner() => RandomPattern(random, depth - 1);
        string Pick(params string[] of) => of[random.Next(of.Length)];
        string Character() => Pick("a", "b", "c", "\\d", "\\w", "[ab]", "[a-z]", ".", "\\s", "-", "[^a]", "1");
        string Quantifier() => Pick("*", "+", "?", "{2,}", "{1,3}", "*?", "{1,20}", "{0,50}", "{3}");
        return random.Next(depth <= 0 ? 1 : 7) switch
        {
            0 => Character(),
            1 => Inner() + Inner(),
            2 => $"({Inner()}){Quantifier()}",
            3 => $"(?:{Inner()}|{Inner()}){Pick("", Quantifier())}",
            4 => Character() + Quantifier(),
            5 => Inner() + Inner() + Inner(),
            _ => $"(?:{Inner()}){Quantifier()}",
        };
    }
}
