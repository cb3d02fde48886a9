using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>Values that fit their contract, but may not come from the input, are named.</summary>
public sealed class DoubtfulAnswerTests
{
    [Theory]
    [InlineData("{}", "")]
    [InlineData("{ }", "")]
    [InlineData("""{"title":"string"}""", "/title")]
    [InlineData("""{"title":"...","maker":"<maker>"}""", "/title /maker")]
    [InlineData("""{"tags":["hot","{tag}"]}""", "/tags/1")]
    [InlineData("""{"title":"Black tea","maker":"The Tea House of Ulm","price":3.5,"tags":["hot"]}""", "")]
    [InlineData("""{"title":"Green tea","maker":"The Tea House of Ulm"}""", "/maker")]
    public async Task A_doubtful_value_is_a_warning_and_can_be_a_violation(string reply, string paths)
    {
        JsonModeResult<Label> warned = await ReadAsync(reply, DoubtfulAnswers.Warn);
        JsonModeResult<Label> accepted = await ReadAsync(reply, DoubtfulAnswers.Off);
        ContractViolationException refused = await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync(reply, DoubtfulAnswers.Violation));

        string[] expected = paths.Split(' ');
        Assert.Equal(expected, warned.Warnings.Select(static warning => warning.Path));
        Assert.All(warned.Warnings, static warning => Assert.Equal(ContractRule.Doubtful, warning.Rule));
        Assert.Empty(accepted.Warnings);
        Assert.Equal(accepted.Value.ToJson(), warned.Value.ToJson());
        Assert.Equal(expected, refused.Violations.Select(static violation => violation.Path));
    }

    [Theory]
    [InlineData("""{"title":"Green tea","maker":"Tea & Co","price":3.5,"tags":["hot"]}""")]
    [InlineData("""{"title":"a string of pearls","maker":"a < b"}""")]
    [InlineData("""{"title":null}""")]
    public async Task A_value_of_the_input_is_not_doubtful(string reply) => Assert.Empty((await ReadAsync(reply, DoubtfulAnswers.Warn)).Warnings);

    [Fact]
    public async Task A_doubtful_answer_that_is_a_violation_is_corrected()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text("""{"title":"string"}"""), Reply.Text("""{"title":"Green tea"}"""));

        JsonModeResult<Label> result = await emulated.Client(static options => (options.MaxCorrections, options.DoubtfulAnswers) = (1, DoubtfulAnswers.Violation)).Bind<ILabels>().ReadAsync();

        Assert.Equal("Green tea", result.Value.Title);
        Assert.Empty(result.Warnings);
        Assert.Contains("- /title: expected a value of the input, and not a placeholder, found \"string\"", emulated.Requests[1].Chat!.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_of_a_stream_is_judged_too()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text("""{"items":[{"title":"Green tea"},{"title":"string"}]}"""));
        JsonModeStream<Label> labels = emulated.Bind<ILabels>().ListAsync();

        await foreach (Label _ in labels)
        {
        }

        Assert.Equal("/items/1/title", Assert.Single(labels.Warnings).Path);
    }

    private static async Task<JsonModeResult<Label>> ReadAsync(string reply, DoubtfulAnswers setting)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text(reply));
        return await emulated.Bind<ILabels>().ReadAsync(new CallOptions { DoubtfulAnswers = setting });
    }
}
