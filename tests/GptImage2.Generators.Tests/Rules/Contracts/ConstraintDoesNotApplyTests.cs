using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3006: a constraint does not apply to the type of its member.</summary>
public sealed class ConstraintDoesNotApplyTests
{
    [Theory]
    [InlineData("[[|Range(1, 2)|]] string A")]
    [InlineData("[[|Range(typeof(decimal), \"a\", \"b\")|]] decimal A")]
    [InlineData("[[|MinLength(1)|]] int A")]
    [InlineData("[[|StringLength(3)|]] List<int> A")]
    [InlineData("[[|RegularExpression(\"a\")|]] int A")]
    [InlineData("[[|MinLength(-1)|]] string A")]
    [InlineData("[[|EmailAddress|]] int A")]
    [InlineData("[[|AllowedValues(1)|]] string A")]
    [InlineData("[[|AllowedValues(-1)|]] ulong A")]
    [InlineData("[[|AllowedValues(300)|]] byte A")]
    [InlineData("[[|DeniedValues(1.5)|]] Int128 A")]
    [InlineData("[[|DeniedValues(1e30)|]] decimal A")]
    [InlineData("[[|DeniedValues(true)|]] bool A")]
    [InlineData("[property: [|JsonExtensionData|]] Dictionary<string, string> A")]
    public Task Reports_constraints_that_do_not_apply(string member) =>
        AnalyzerVerifier.ReportsAsync("GI3006", $"[JsonContract] public partial record R({member});");

    [Fact]
    public Task Reports_a_second_range_that_differs_from_that_of_the_property() => AnalyzerVerifier.ReportsAsync("GI3006", """
        [JsonContract] public partial record R([[|Range(1, 5)|]][property: Range(1, 6)] int A);
        """);

    [Fact]
    public Task Reports_an_attribute_of_parameter_and_property_once() => AnalyzerVerifier.ReportsAsync("GI3006", """
        [JsonContract] public partial record R([MinLength(1)][property: [|MinLength(1)|]] int A);
        """);

    [Fact]
    public async Task Two_of_one_attribute_are_reported_by_the_compiler_alone() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
        [JsonContract] public partial record R([Range(1, 5), Range(1, 6)] int A, [RegularExpression("a"), RegularExpression("b")] string B);
        """))));
}
