using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3008: a member has no accessor or parameter that sets it.</summary>
public sealed class MemberCannotBeSetTests
{
    [Fact]
    public Task Reports_a_member_that_cannot_be_set() => AnalyzerVerifier.ReportsAsync("GI3008", """
        [JsonContract] public partial class R { public string [|A|] { get; } = ""; public string B { get; set; } = ""; }
        """);
}
