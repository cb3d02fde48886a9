using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Analyzers;

/// <summary>What is reported of values in system messages.</summary>
public sealed class SystemMessageTests
{
    [Fact]
    public async Task GI2011_is_told_at_each_placeholder_once() => Assert.Equal(
        [
            "The system message of 'IReader' varies with '{tone}', so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]",
            "The system message of 'IReader' varies with '{day}', so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]",
            "The system message of 'OwnAsync' varies with '{name}', so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]",
        ],
        await AnalyzerVerifier.ReportsAsync("GI2011", """
            [JsonModeClient, SystemMessage("Be [|{tone}|], it is [|{day:d MMMM}|]. {{Braces}}")] public partial interface IReader
            {
                [UserMessage("{name}")] Task<string> AskAsync(string name, string tone, DateOnly day);
                [UserMessage("Hi")] IAsyncEnumerable<string> ListAsync(DayOfWeek tone, DateOnly day);
                [UserMessage("Hi"), SystemMessage("For [|{name}|].")] Task<string> OwnAsync(string name);
            }
            """));

    [Fact]
    public Task A_parameter_of_the_system_message_is_used() => AnalyzerVerifier.ReportsAsync("GI2002", """
        [JsonModeClient, SystemMessage("Be {tone}.")] public partial interface IReader
        {
            [UserMessage("Hi")] Task<string> AskAsync(string tone, string [|unused|]);
            [UserMessage("Hi"), SystemMessage("For {class:quoted}")] Task<string> OwnAsync(string [|tone|], string @class);
        }
        """);

    [Fact]
    public async Task GI2001_at_an_interface_names_the_methods_once_for_each_placeholder() => Assert.Equal(
        [
            "'{tenant}' names no parameter of 'OneAsync' or 'TwoAsync' (did you mean '{tenants}'?); a brace itself is written twice",
            "'{zone}' names no parameter of 'OneAsync', 'TwoAsync', 'ThreeAsync' or 2 other methods; a brace itself is written twice",
            "'{nmae}' names no parameter of 'SevenAsync' (did you mean '{name}'?); a brace itself is written twice",
        ],
        await AnalyzerVerifier.ReportsAsync("GI2001", """
            [JsonModeClient, SystemMessage("For [|{tenant}|] in [|{zone}|].")] public partial interface IReader
            {
                [UserMessage("Hi")] Task<string> OneAsync(string tenants);
                [UserMessage("Hi")] Task<string> TwoAsync();
                [UserMessage("Hi")] Task<string> ThreeAsync(string tenant);
                [UserMessage("Hi")] Task<string> FourAsync(string tenant);
                [UserMessage("Hi")] Task<string> FiveAsync(string tenant);
                [UserMessage("Hi")] Task<string> SixAsync(string tenant, string zone);
                [UserMessage("Hi"), SystemMessage("[|{nmae}|]")] Task<string> SevenAsync(string name);
            }
            """));

    [Theory]
    [InlineData("ImageInput")]
    [InlineData("ImageInput?")]
    [InlineData("IReadOnlyList<ImageInput>")]
    public Task GI2004_image_in_a_system_message(string type) => AnalyzerVerifier.ReportsAsync("GI2004", $$"""
        [JsonModeClient, SystemMessage("As in [|{photo}|].")] public partial interface IReader
        {
            [UserMessage("Hi")] Task<string> AskAsync({{type}} photo);
            [UserMessage("Hi")] Task<string> OtherAsync({{type}} photo);
        }
        """);

    [Fact]
    public Task GI2005_is_told_once_for_a_parameter_of_both_messages() => AnalyzerVerifier.ReportsAsync("GI2005", """
        [JsonModeClient, SystemMessage("As {name} {name}.")] public partial interface IReader
        {
            [UserMessage("{name} {name}")] Task<string> AskAsync(object [|name|]);
            [UserMessage("Hi")] Task<string> OtherAsync(object [|name|]);
        }
        """);

    [Fact]
    public Task GI2006_is_told_once_for_several_methods() => AnalyzerVerifier.ReportsAsync("GI2006", """
        [JsonModeClient, SystemMessage("As [|{name:0.0}|].")] public partial interface IReader
        {
            [UserMessage("Hi")] Task<string> AskAsync(string name);
            [UserMessage("Hi")] Task<string> OtherAsync(string name);
        }
        """);

    [Fact]
    public Task GI2010_format_of_a_system_message() => AnalyzerVerifier.ReportsAsync("GI2010", """
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi"), SystemMessage("As [|{day:Q}|].")] Task<string> AskAsync(DateOnly day); }
        """);

    [Fact]
    public Task GI2003_is_told_once_for_several_methods() => AnalyzerVerifier.ReportsAsync("GI2003", """
        [JsonModeClient, SystemMessage("As [|{|]name.")] public partial interface IReader { [UserMessage("A")] Task<string> AAsync(); [UserMessage("B")] Task<string> BAsync(); }
        """);
}
