using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1007: a client interface inherits a member that has no implementation.</summary>
public sealed class InheritedMemberTests
{
    [Fact]
    public Task Reports_an_inherited_member_without_implementation() => AnalyzerVerifier.ReportsAsync("GI1007", """
        public interface IBase { Task<string> AskAsync(); }
        [JsonModeClient] public partial interface [|IReader|] : IBase { }
        """);
}
