using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3002: the type of a member, a result or a parameter is a class or struct without [JsonContract].</summary>
public sealed class MemberWithoutContractTests
{
    [Fact]
    public Task Reports_a_result_that_is_not_a_contract() => AnalyzerVerifier.ReportsAsync("GI3002", """
        public record Plain(string A);
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<List<Plain>> [|AskAsync|](); }
        """);

    [Fact]
    public async Task Reports_members_that_are_not_contracts()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI3002", """
            public class Plain { }
            [JsonContract] public partial record R(Plain [|A|], List<Plain?> [|B|], Dictionary<string, Plain[]> [|C|]);
            """);
        Assert.Equal("'R.A' holds 'Plain', which is not a contract: annotate 'Plain' with [JsonContract] and declare it partial", messages[0]);
    }
}
