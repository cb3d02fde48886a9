using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI4002: an attribute offers a method to the model as a tool, and the model calls no tools.</summary>
public sealed class ToolAttributeTests
{
    private const string Libraries = "\n" + Infrastructure.Libraries.Source;

    [Fact]
    public async Task Reports_attributes_of_tools() => Assert.Equal(
        [
            "[McpServerToolType] on 'IReader' has no effect, because the model calls no tools: call the method yourself, and pass what it returns",
            "[KernelFunction] on 'AskAsync' has no effect, because the model calls no tools: call the method yourself, and pass what it returns",
            "[McpServerTool] on 'Weather' has no effect, because the model calls no tools: call the method yourself, and pass what it returns",
            "[Tool] on 'Time' has no effect, because the model calls no tools: call the method yourself, and pass what it returns",
        ],
        await AnalyzerVerifier.ReportsAsync("GI4002", """
            [JsonModeClient, [|ModelContextProtocol.Server.McpServerToolType|]] public partial interface IReader
            {
                [UserMessage("Hi"), [|Microsoft.SemanticKernel.KernelFunction|]] Task<string> AskAsync();
                [[|ModelContextProtocol.Server.McpServerTool(Name = "weather")|]] string Weather() => "sunny";
                [[|Swarm.Tool|]] static string Time() => "noon";
            }
            public class Elsewhere { [Swarm.Tool] public string Weather() => "sunny"; }
            """ + Libraries));
}
