using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3058: a contract has no members, so nothing is asked.</summary>
public sealed class ContractWithoutMembersTests
{
    [Theory]
    [InlineData("[JsonContract] public partial record [|T|];", "declare what it shall say as public properties")]
    [InlineData("[JsonContract] public partial class [|T|] { [JsonIgnore] public int A { get; set; } public int B => 1; }", "declare what it shall say as public properties")]
    [InlineData("[JsonContract] public partial class [|T|] { private string Name { get; set; } = \"\"; internal int Count { get; set; } }", "make 'Name' public, because only public properties are members")]
    [InlineData("[JsonContract] public partial struct [|T|];", "declare what it shall say as public properties")]
    public async Task Reports_a_contract_that_asks_for_nothing(string code, string remedy) => Assert.Equal(
        [$"Contract 'T' has no members, so a reply says nothing: {remedy}"],
        await AnalyzerVerifier.ReportsAsync("GI3058", code));

    [Fact]
    public Task Accepts_derived_types_of_a_union_and_extension_data() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract, JsonDerivedType(typeof(Yes), "yes"), JsonDerivedType(typeof(No), "no")] public abstract partial record Answer;
        [JsonContract] public sealed partial record Yes : Answer;
        [JsonContract] public sealed partial record No : Answer;
        [JsonContract] public partial class Any { [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? All { get; set; } }
        """);
}
