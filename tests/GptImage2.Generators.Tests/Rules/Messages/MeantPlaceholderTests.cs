using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2001, GI2003 and GI2006, where it can be seen what was meant: the message says it.</summary>
public sealed class MeantPlaceholderTests
{
    private const string Doubled = "; a brace itself is written twice";
    private const string Statement = "; a template has placeholders, but neither conditions nor loops";

    [Theory]
    [InlineData("{$currency}", " (did you mean '{currency}'?)" + Doubled)]
    [InlineData("{currency,10}", " (did you mean '{currency}'?)" + Doubled)]
    [InlineData("{0}", " (did you mean '{currency}'?)" + Doubled)]
    [InlineData("{7}", Doubled)]
    [InlineData("{#if currency}", Statement)]
    [InlineData("{/if}", Statement)]
    [InlineData("{endfor}", Statement)]
    [InlineData("{order.Total}", "; a placeholder is the name of a parameter: pass the value of 'order.Total' as a parameter")]
    [InlineData("{currency.Length}", "; a placeholder is the name of a parameter: pass the value of 'currency.Length' as a parameter")]
    public async Task A_placeholder_says_what_was_meant(string placeholder, string end) => Assert.Equal(
        [$"'{placeholder}' names no parameter of 'AskAsync'{end}"],
        await AnalyzerVerifier.ReportsAsync("GI2001", Client($"[|{placeholder}|] in {{currency}}.")));

    [Theory]
    [InlineData("In [|{|]currency.", "the '{' at character 4 is not closed (did you mean '{currency}'?)")]
    [InlineData("In [|{|]curency.", "the '{' at character 4 is not closed (did you mean '{currency}'?)")]
    [InlineData("In [|{|] an or {currency}.", "the '{' at character 4 is not closed")]
    [InlineData("In currency[|}|].", "the '}' at character 12 closes nothing (did you mean '{currency}'?)")]
    [InlineData("In {currency}[|}|].", "the '}' at character 14 closes nothing (did you mean '{currency}'?)")]
    [InlineData("In mycurrency[|}|].", "the '}' at character 14 closes nothing")]
    public async Task A_lone_brace_says_what_was_meant(string template, string problem) => Assert.Equal(
        [$"The template of 'AskAsync' is malformed: {problem}{Doubled}"],
        await AnalyzerVerifier.ReportsAsync("GI2003", Client(template)));

    [Fact]
    public async Task A_format_says_what_was_meant() => Assert.Equal(
        ["'{currency:quotd}': a value of type 'string' takes no format (did you mean '{currency:quoted}'?)"],
        await AnalyzerVerifier.ReportsAsync("GI2006", Client("[|{currency:quotd}|]")));

    [Theory]
    [InlineData("TODO: {photo}")]
    [InlineData("TODO {photo} {name}")]
    public async Task A_message_that_is_still_to_be_written_is_reported(string template) => Assert.Equal(
        ["The user message of 'AskAsync' is empty, because TODO is no question: write in it what the model is asked"],
        await AnalyzerVerifier.ReportsAsync("GI2007", $$"""
            [JsonModeClient] public partial interface IReader { [[|UserMessage("{{template}}")|]] Task<string> AskAsync(ImageInput photo{{(template.Contains("name", StringComparison.Ordinal) ? ", string name" : "")}}); }
            """));

    [Fact]
    public Task A_message_about_a_list_of_tasks_is_not_reported() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonModeClient] public partial interface IReader { [UserMessage("TODO: list what is to be done in {photo}.")] Task<string> AskAsync(ImageInput photo); }
        """);

    private static string Client(string template) =>
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync(string currency); }""";
}
