using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2002: a parameter is not used in the message.</summary>
public sealed class UnusedParameterTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Fact]
    public Task Reports_an_unused_parameter() => AnalyzerVerifier.ReportsAsync("GI2002", """
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<string> AskAsync(string [|name|], ImageInput image); }
        """);

    [Theory]
    [InlineData("In {{name}}.", ", where '{{name}}' is text")]
    [InlineData("In {{ $name }}.", ", where '{{ $name }}' is text")]
    [InlineData("In {{names}}.", "")]
    public async Task Names_a_placeholder_that_is_text_because_of_its_braces(string template, string remark)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2002", $$"""
            [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync(string [|name|], CancellationToken cancellationToken); }
            """);
        Assert.Equal([$"Parameter 'name' is not used in the message of 'AskAsync'{remark}: name it in the template as '{{name}}', or remove it"], messages);
    }

    [Fact]
    public Task Reports_the_parameter_for_a_message_in_a_file() => AnalyzerVerifier.ReportsAsync("GI2002", """
        [JsonModeClient] public partial interface IReader { [UserMessage(File = "prompts/read.md")] Task<string> AskAsync(string name, int [|more|]); }
        """, Files);

    [Fact]
    public Task Accepts_a_parameter_of_the_system_message() => AnalyzerVerifier.ReportsAsync("GI2002", """
        [JsonModeClient, SystemMessage("Be {tone}.")] public partial interface IReader
        {
            [UserMessage("Hi")] Task<string> AskAsync(string tone, string [|unused|]);
            [UserMessage("Hi"), SystemMessage("For {class:quoted}")] Task<string> OwnAsync(string [|tone|], string @class);
        }
        """);
}
