using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI4001: a parameter is a tool, and the model calls no tools.</summary>
public sealed class ToolParameterTests
{
    private const string Libraries = "\n" + Infrastructure.Libraries.Source;

    [Theory]
    [InlineData("Microsoft.Extensions.AI.AITool")]
    [InlineData("Microsoft.Extensions.AI.AIFunction")]
    [InlineData("System.Collections.Generic.IReadOnlyList<Microsoft.Extensions.AI.AITool>")]
    [InlineData("Microsoft.Extensions.AI.AIFunction[]")]
    [InlineData("System.Collections.Generic.Dictionary<string, ModelContextProtocol.Client.McpClientTool>?")]
    [InlineData("OpenAI.Chat.ChatTool")]
    [InlineData("Microsoft.SemanticKernel.Kernel")]
    [InlineData("System.Func<Microsoft.SemanticKernel.KernelFunction>")]
    public async Task Reports_a_tool(string type)
    {
        Assert.Equal(
            [$"Parameter 'tools' is of type '{type}', but the model calls no tools: call it yourself, and pass what it returns"],
            await AnalyzerVerifier.ReportsAsync("GI4001", Client($"{type} [|tools|]")));
        await AnalyzerVerifier.ReportsAsync("GI4001", Client($"{type} [|tools|]", "{tools:0}"));
    }

    [Fact]
    public Task Accepts_types_that_only_have_the_name_of_a_tool() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonModeClient] public partial interface IReader { [UserMessage("{kernel} {tool} {bytes}")] Task<string> AskAsync(Mine.Kernel kernel, Mine.AITool tool, List<byte> bytes, CallOptions options); }
        namespace Mine { [JsonContract] public partial record Kernel(string Name); [JsonContract] public partial record AITool(string Name, byte[] Bytes); }
        """);

    private static string Client(string parameters, string template = "Hi") => $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync({{parameters}}); }
        """ + Libraries;
}
