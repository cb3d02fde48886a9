using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Programs that once broke a promise: random programs that were reduced to the cause.</summary>
public sealed class PromisesTests
{
    [Theory]
    [InlineData("using GptImage2; [JsonContract] public partial record Twice(string A); [JsonContract] public partial struct Twice { }")]
    [InlineData("using GptImage2; [JsonContract] public partial record Line(string A); [JsonContract] public sealed partial record Longer(int B) : Line;")]
    [InlineData("using GptImage2; [JsonContract] public partial record Line(string A); [JsonContract] public sealed record Longer(int B) : Line;")]
    [InlineData("using GptImage2; [JsonContract] public partial class Field { public required int A; }")]
    [InlineData("using GptImage2; using System.Threading.Tasks; [JsonModeClient] public partial interface IReader { [UserMessage(\"Read.\")] Task<int> ReadAsync(string text, string text); }")]
    [InlineData("using GptImage2; using System.Threading.Tasks; [JsonModeClient] public partial interface IReader { [UserMesage(\"Read.\")] Task<int> ReadAsync(); }")]
    [InlineData("using GptImage2; [JsonContract] public partial record Unknown(Missing A, System.Collections.Generic.List<Missing> B);")]
    [Trait("Row", "G2")]
    public async Task Programs_that_once_broke_a_promise_keep_all_promises(string program) => Assert.Empty(await Promises.BrokenByAsync(program));

    // Rules of whole prompts report where the parser does not.
    [Theory]
    [InlineData("[UserMessage(\"Read.\")] Task<int> ReadAsync(Missing known);")]
    [InlineData("[UserMessage(\"Read.\")] Task<int> ReadAsync(); [UserMessage(\"Read.\")] Task<int> ReadAsync();")]
    [InlineData("[UserMessage(\"Read.\"), UserMessage(\"Read.\")] Task<int> ReadAsync();")]
    [InlineData("[UserMessage(\"Read.\"), Missing] Task<int> ReadAsync();")]
    [Trait("Row", "G2")]
    public async Task Prompts_that_once_broke_a_promise_keep_all_promises(string method)
    {
        Prompts beside = Prompts.In("/src/", ("/src/prompts.lock.md", "# Prompts\n\n## IReader.GoneAsync\n")).With("gptimage2_max_prompt_tokens", "1");
        Assert.Empty(await Promises.BrokenByAsync(Sources.Compile($"using GptImage2; using System.Threading.Tasks; [JsonModeClient(1)] public partial interface IReader {{ {method} }}"), beside));
        Assert.Empty(await Promises.BrokenByAsync(Sources.Compile($"using GptImage2; using System.Threading.Tasks; [JsonModeClient] public partial interface IReader {{ {method} }}"), beside));
    }
}
