using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1002: a type around generated code is not partial.</summary>
public sealed class ContainerNotPartialTests
{
    [Fact]
    public Task Reports_a_type_around_an_interface() => AnalyzerVerifier.ReportsAsync("GI1002", """
        public class [|Outer|] { [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<string> AskAsync(); } }
        """);

    [Fact]
    public async Task Reports_a_type_once_for_all_types_in_it() => Assert.Equal(
        [
            "Type 'Outer' is not partial: declare it partial, because code is generated for 'IReader' inside it",
            "Type 'Outer.Inner' is not partial: declare it partial, because code is generated for 'IReader' inside it",
            "Type 'Outer.Other' is not partial: declare it partial, because code is generated for 'Line' inside it",
        ],
        await AnalyzerVerifier.ReportsAsync("GI1002", """
            public class [|Outer|]
            {
                public class [|Inner|]
                {
                    [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<string> AskAsync(); }
                    [JsonModeClient] public partial interface IOther { [UserMessage("Hi")] Task<string> AskAsync(); }
                    [JsonContract] public partial record Receipt(string A);
                }
                public struct [|Other|] { [JsonContract] public partial record Line(string A); [JsonContract] public partial record Word(string A); }
                [JsonContract] public partial record Last(string A);
            }
            """));

    [Fact]
    public Task Reports_a_type_around_a_contract() => AnalyzerVerifier.ReportsAsync("GI1002", """
        public class [|Outer|] { [JsonContract] public partial record R(string A); }
        """);
}
