using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>What the compiler reports is not reported again, and what was skipped does not compile where it is used.</summary>
public sealed class CompilerErrorTests
{
    [Theory]
    [InlineData("[UserMessage(\"Hi\")] Tsk<string> AskAsync();")]
    [InlineData("[UserMessage(\"Hi\")] Task<Missing> AskAsync();")]
    [InlineData("[UserMessage(\"Hi\")] Task<List<Missing>> AskAsync();")]
    [InlineData("[UserMessage(\"{name}\")] Task<string> AskAsync(Missing name);")]
    [InlineData("[UserMessage(\"{name:0}\")] Task<string> AskAsync(List<Missing> name);")]
    [InlineData("[UserMessage(\"Hi\")] Task<string> AskAsync(Missing[] name, string other);", "GI2002")]
    [InlineData("[UserMessage(\"Hi\"), UserMessage(\"Hi\")] Task<string> AskAsync();")]
    [InlineData("[UserMessage(\"Hi\"), Tool] Task<string> AskAsync();")]
    public async Task Only_the_compiler_reports_an_unknown_type(string member, params string[] ids)
    {
        string code = $"[JsonModeClient] public partial interface IReader {{ {member} }} [JsonModeClient] public class Wrong {{ [UserMessage(\"Hi\")] void Ask() {{ }} }}";
        Assert.Equal(ids, (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(code)))).Select(diagnostic => diagnostic.Id).Except(["GI1009"]));
    }

    [Fact]
    [Trait("Row", "G7")]
    public void A_skipped_interface_cannot_be_bound_even_if_no_analyzer_runs()
    {
        // As the targets of the package do where the analyzers are off.
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.Options.WithPreprocessorSymbols("GPTIMAGE2_NO_STUBS"), Sources.File("""
            [JsonModeClient] public partial interface IReader { Task<string> AskAsync(); }
            class Use { IReader Bind(GptImage2Client client) => client.Bind<IReader>(); }
            """)));
        Assert.Contains("CS0311", run.Output.GetDiagnostics().Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_skipped_contract_cannot_be_used_even_if_no_analyzer_runs()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.Options.WithPreprocessorSymbols("GPTIMAGE2_NO_STUBS"), Sources.File("""
            [JsonContract] public partial record Line(object Name);
            class Use { string Schema() => Line.JsonSchema; }
            """)));
        Assert.Contains("CS0117", run.Output.GetDiagnostics().Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    [Trait("Row", "G2")]
    public async Task Only_the_compiler_reports_an_unknown_type_in_a_contract() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
        [JsonContract] public partial record R(Unknown A, List<Unknown> B);
        [JsonModeClient] public partial interface IReader { [UserMessage("{a}")] Task<Unknown> AskAsync(Unknown a); }
        """))));
}
