using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules.Patterns;

/// <summary>Patterns that no text matches leave no value.</summary>
public sealed class ImpossiblePatternTests
{
    [Theory]
    [InlineData("/[|^|][A-Z]{3}$/", "the slashes around it are characters of the text: leave them out")]
    [InlineData("a[|^|]b", "'^' is the start of the text, and characters stand before it: leave it out, or write '\\^' for the character")]
    [InlineData("(?:a|b)[|^|]c", "'^' is the start of the text, and characters stand before it: leave it out, or write '\\^' for the character")]
    [InlineData("a+[|^|]", "'^' is the start of the text, and characters stand before it: leave it out, or write '\\^' for the character")]
    [InlineData("^a[|$|]b", "'$' is the end of the text, and characters follow it: leave it out, or write '\\$' for the character")]
    [InlineData("[|$|]100", "'$' is the end of the text, and characters follow it: leave it out, or write '\\$' for the character")]
    public async Task Reports_an_anchor_at_which_no_text_matches(string pattern, string reason) => Assert.Equal(
        [$"No value of 'T.Code' can fulfil its constraints: no text matches its pattern, because {reason}"],
        await AnalyzerVerifier.ReportsAsync("GI3014", $"[JsonContract] public partial record T([property: RegularExpression(@\"{pattern}\")] string Code);"));

    [Theory]
    [InlineData("^[A-Z]{3}$")]
    [InlineData("(^a$)|b")]
    [InlineData("^a$|^b$")]
    [InlineData("a?^b")]
    [InlineData("[^a]b")]
    [InlineData("a[$]b")]
    [InlineData("\\$100\\^")]
    [InlineData("/[a-z]+/")]
    [InlineData("a$(?:b)?")]
    public async Task Accepts_patterns_that_a_text_matches(string pattern) => Assert.DoesNotContain(
        "GI3014",
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File($"[JsonContract] public partial record T([property: RegularExpression(@\"{pattern}\")] string Code);")))).Select(diagnostic => diagnostic.Id));
}
