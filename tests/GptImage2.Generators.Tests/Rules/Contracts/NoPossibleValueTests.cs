using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3014: no value fulfils the constraints of a member, each by itself or all together.</summary>
public sealed class NoPossibleValueTests
{
    [Theory]
    [InlineData("[[|Range(3, 2)|]] int A", "the range begins at 3 and ends at 2")]
    [InlineData("[[|Range(3.5, 2.5)|]] double A", "the range begins at 3.5 and ends at 2.5")]
    [InlineData("[[|Range(300, 400)|]] byte A", "the range begins at 300, and the type ends at 255")]
    [InlineData("[[|Range(300, int.MaxValue)|]] sbyte? A", "the range begins at 300, and the type ends at 127")]
    [InlineData("[[|Range(-5, -1)|]] uint A", "the range ends at -1, and the type begins at 0")]
    [InlineData("[[|Range(1e39, 1e40)|]] float A", "the range begins at 1E+39, and the type ends at 3.4028234663852886E+38")]
    [InlineData("[[|Range(65504, 70000, MinimumIsExclusive = true)|]] Half A", "the range holds only 65504, and excludes it")]
    [InlineData("[[|Range(70000, 80000)|]] Half A", "the range begins at 70000, and the type ends at 65504")]
    [InlineData("[[|Range(-80000, -70000)|]] Half A", "the range ends at -70000, and the type begins at -65504")]
    [InlineData("[[|Range(1, 1, MinimumIsExclusive = true)|]] double A", "the range holds only 1, and excludes it")]
    [InlineData("[[|Range(1, 2, MinimumIsExclusive = true, MaximumIsExclusive = true)|]] int A", "there is no integer in the range")]
    [InlineData("[[|Range(0.2, 0.8)|]] long A", "there is no integer in the range")]
    [InlineData("[[|Range(double.PositiveInfinity, double.PositiveInfinity)|]] int A", "the range begins at Infinity, and the type ends at 2147483647")]
    [InlineData("[[|Range(double.PositiveInfinity, double.PositiveInfinity)|]] System.Numerics.BigInteger A", "no number is infinite")]
    [InlineData("[[|Length(3, 2)|]] string A", "nothing is at least 3 and at most 2 long")]
    [InlineData("[MinLength(3), [|MaxLength(2)|]] List<int> A", "nothing is at least 3 and at most 2 long")]
    [InlineData("[[|StringLength(2, MinimumLength = 3)|]] string A", "nothing is at least 3 and at most 2 long")]
    [InlineData("[[|MinLength(3)|]] HashSet<bool> A", "it needs 3 items, and only 2 differ")]
    [InlineData("[[|MinLength(8)|]] IReadOnlySet<DayOfWeek> A", "it needs 8 items, and only 7 differ")]
    [InlineData("[[|MinLength(8)|]] Dictionary<DayOfWeek, int> A", "it needs 8 keys, and only 7 differ")]
    [InlineData("[[|AllowedValues(\"a\", \"b\")|], DeniedValues(\"a\", \"b\", \"c\")] string A", "of the allowed values, \"a\" is denied, \"b\" is denied")]
    [InlineData("[[|AllowedValues(1, 2)|], Range(3, 4)] int A", "of the allowed values, 1 is out of the range, 2 is out of the range")]
    [InlineData("[[|AllowedValues(1.5)|], Range(1.5, 2, MinimumIsExclusive = true)] double A", "of the allowed values, 1.5 is out of the range")]
    [InlineData("[[|AllowedValues(\"a\", \"bcde\", \"x-\")|], Length(2, 3), RegularExpression(\"[a-z]+\")] string A", "of the allowed values, \"a\" is too short, \"bcde\" is too long, \"x-\" does not match the pattern")]
    [InlineData("[[|AllowedValues(\"a@\")|], EmailAddress] string A", "of the allowed values, \"a@\" is not an e-mail address")]
    [InlineData("[Range(1, 3), [|DeniedValues(1, 2, 3, 4)|]] int A", "every number from 1 to 3 is denied")]
    [InlineData("[Range(1.5, 1.5), [|DeniedValues(1.5)|]] double A", "every number from 1.5 to 1.5 is denied")]
    public async Task Reports_constraints_that_leave_no_value(string member, string reason) => Assert.Equal(
        [$"No value of 'R.A' can fulfil its constraints: {reason}"],
        await AnalyzerVerifier.ReportsAsync("GI3014", $"[JsonContract] public partial record R({member});"));

    [Theory]
    [InlineData("[Range(3, 3)] int A")]
    [InlineData("[Range(0, 255)] byte A")]
    [InlineData("[Range(-1000, 1000)] byte A")]
    [InlineData("[Range(0.2, 1.2)] int A")]
    [InlineData("[Range(1, 3, MinimumIsExclusive = true, MaximumIsExclusive = true)] int A")]
    [InlineData("[Range(double.NegativeInfinity, double.PositiveInfinity)] double A")]
    [InlineData("[Range(0, double.PositiveInfinity)] System.Numerics.BigInteger A")]
    [InlineData("[Range(1, double.MaxValue)] ulong A")]
    [InlineData("[Length(2, 2)] string A")]
    [InlineData("[MinLength(2)] HashSet<bool> A")]
    [InlineData("[MinLength(4)] HashSet<bool?> A")]
    [InlineData("[AllowedValues(\"a\", \"b\"), DeniedValues(\"a\")] string A")]
    [InlineData("[AllowedValues(\"\\U0001F600\"), Length(1, 1)] string A")]
    [InlineData("[Range(1, 3), DeniedValues(1, 2, 4)] int A")]
    [InlineData("[Range(1, 3), DeniedValues(1, 2, 3)] double A")]
    [InlineData("[Range(1, 5)][property: Range(1, 5)] int A")]
    public Task Accepts_constraints_that_leave_a_value(string member) =>
        AnalyzerVerifier.ReportsNothingAsync($"[JsonContract] public partial record R({member});");

    [Fact]
    public void The_generator_writes_only_stubs() => Assert.Empty(GeneratorRun.Unchecked(Sources.Compile(Sources.File("""
        [JsonContract] public partial record R([Range(3, 2)] int A);
        [JsonContract] public partial record S([AllowedValues("a"), MinLength(2)] string A);
        """))).Complete);
}
