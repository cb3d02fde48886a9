using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3011: a pattern is not a regular expression.</summary>
public sealed class InvalidPatternTests
{
    [Fact]
    public Task Reports_a_pattern_that_is_not_a_regular_expression() => AnalyzerVerifier.ReportsAsync("GI3011", """
        [JsonContract] public partial record R([[|RegularExpression("[a")|]] string A);
        """);
}
