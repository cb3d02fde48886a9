using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3005: two members have the same name in JSON.</summary>
public sealed class DuplicateJsonNameTests
{
    [Fact]
    [Trait("Row", "D7")]
    public Task Reports_two_members_with_one_name() => AnalyzerVerifier.ReportsAsync("GI3005", """
        [JsonContract] public partial record R(string Name) { [JsonPropertyName("name")] public string? [|Title|] { get; init; } }
        """);

    [Fact]
    public async Task Reports_two_elements_of_a_tuple_with_one_name() => Assert.Equal(
        ["'A' and 'a' are both \"a\" in JSON: give one of them another name"],
        await AnalyzerVerifier.ReportsAsync("GI3005", """
            [JsonContract] public partial record R(List<(int A, string B, int a)> [|Pairs|]);
            """));
}
