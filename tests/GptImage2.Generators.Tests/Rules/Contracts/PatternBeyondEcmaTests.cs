using System.Text.RegularExpressions;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3015: a pattern uses what only .NET understands.</summary>
public sealed class PatternBeyondEcmaTests
{
    [Fact]
    public void Exactly_what_an_engine_of_ECMA_262_refuses_has_a_problem()
    {
        string[] lines = PatternFiles.Lines("ecma-262.txt");
        Assert.Equal(lines, lines.Select(line => (IsEcma(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]) ? "yes " : "no ") + line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [InlineData("""@"[|(?i)|]eur" """, "(?i)", "there are no options inside of a pattern: write both cases, as in '[Aa]'")]
    [InlineData("""@"[|\A|][A-Z]+" """, "\\A", "the whole text has to match in any case: leave it out, or write '^'")]
    [InlineData("""@"[A-Z]+[|\z|]" """, "\\z", "the whole text has to match in any case: leave it out, or write '$'")]
    [InlineData("""@"[|(?>|]a+)b" """, "(?>", "there are no atomic groups: write '(?:'")]
    [InlineData(""" "a[|(?#why)|]b" """, "(?#why)", "leave the comment out of the pattern")]
    [InlineData(""" "[|(?'n'|]a)" """, "(?'n'", "the name of a group is written '(?<n>'")]
    [InlineData(""" "(?<n>a)|[|(?<n>|]b)" """, "(?<n>", "two groups are named 'n': name them apart")]
    [InlineData(""" "[|\\p{IsGreek}|]+" """, "\\p{IsGreek}", "there are no blocks of Unicode: write '\\p{Script=Greek}'")]
    [InlineData(""" "[a-z[|-[aeiou]|]]+" """, "-[aeiou]", "nothing can be taken out of a class: write '(?![aeiou])[a-z]'")]
    [InlineData(""" "x[|\\e|]" """, "\\e", "write '\\x1B'")]
    [InlineData(""" "[|\\@|]x" """, "\\@", "'@' needs no backslash: write it without")]
    [InlineData(""" "x[|}|]" """, "}", "a bracket alone is written '\\}'")]
    [InlineData(""" "(?=a)[|*|]x" """, "*", "what matches no character cannot be repeated: leave the quantifier out, or put a (?:…) around it")]
    public async Task Reports_constructs_that_only_dotnet_has(string pattern, string construct, string alternative) => Assert.Equal(
        [$"The pattern of 'R.A' has '{construct}', which ECMA-262, the dialect of JSON Schema, does not have: {alternative}"],
        await AnalyzerVerifier.ReportsAsync("GI3015", $"[JsonContract] public partial record R([property: RegularExpression({pattern.Trim()})] string A);"));

    private static bool IsEcma(string pattern)
    {
        PatternParser.Parse(new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), out IReadOnlyList<EcmaProblem> problems);
        return problems.Count == 0;
    }
}
