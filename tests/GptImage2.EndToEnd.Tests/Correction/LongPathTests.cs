using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>Long names of a reply do not make its correction long.</summary>
public sealed class LongPathTests
{
    [Theory]
    [InlineData(800, 1)]
    [InlineData(4000, 63)]
    [InlineData(100_000, 63)]
    public async Task A_long_name_is_cut_in_the_prompt_and_in_the_message(int length, int wrong)
    {
        string name = new('n', length);
        string entries = string.Join(',', Enumerable.Range(0, wrong).Select(static i => $"\"k{i}\":\"x?\""));
        string reply = "{\"value\":{\"" + name + "\":{" + entries + "}}}";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(reply), Reply.Json(reply));
        INested nested = emulated.Client(static options => options.MaxCorrections = 1).Bind<INested>();

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => nested.ReadAsync(Pictures.Png(8), Emulated.Stop));

        string prompt = emulated.Requests[1].Chat!.Messages[3].Text;
        Assert.InRange(prompt.Length, 100, 300 * (wrong + 1));
        Assert.Contains("/k0: expected an integer", prompt, StringComparison.Ordinal);
        Assert.InRange(e.Message.Length, 100, 4000);
        Assert.Equal(wrong, e.Violations.Count);
        Assert.Equal($"/value/{name}/k0", e.Violations[0].Path);
    }

    [Fact]
    public async Task From_64_places_on_the_reply_is_asked_for_as_a_whole()
    {
        string entries = string.Join(',', Enumerable.Range(0, 300).Select(static i => $"\"k{i}\":{(i < 80 ? "\"x?\"" : "1")}"));
        string reply = "{\"value\":{\"a\":{" + entries + "}}}";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(reply), Reply.Json("""{"value":{}}"""));
        INested nested = emulated.Client(static options => options.MaxCorrections = 1).Bind<INested>();

        JsonModeResult<Dictionary<string, Dictionary<string, int>>> result = await nested.ReadAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(ExchangeKind.Correction, result.Exchanges[1].Kind);
        Assert.Contains("- and in other places that are not listed here\nReply again with the whole JSON.", emulated.Requests[1].Chat!.Messages[3].Text, StringComparison.Ordinal);
        Assert.Single(emulated.Requests[1].Chat!.Images);
        Assert.Empty(result.Value);
    }
}

[JsonModeClient]
public partial interface INested
{
    [UserMessage("Read this.")]
    Task<JsonModeResult<Dictionary<string, Dictionary<string, int>>>> ReadAsync(ImageInput picture, CancellationToken cancellationToken = default);
}
