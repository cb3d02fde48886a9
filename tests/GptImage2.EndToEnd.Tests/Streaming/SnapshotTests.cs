using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Tests snapshots of one object while the model writes it.</summary>
public sealed class SnapshotTests : StreamTest
{
    private const string TooLong = """{"text":"Stir – and do not stop before it is done","minutes":3000}""";

    [Fact(Timeout = Hang)]
    public async Task Snapshots_grow_and_the_last_one_has_the_value()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Item(7)).Streamed(new StreamShape { DeltaCharacters = 1 }));

        (List<JsonModeSnapshot<CookingStep>> snapshots, JsonModeStream<JsonModeSnapshot<CookingStep>> stream) = await ReadAsync(emulated);

        Assert.Equal("{}", snapshots[0].Json.GetRawText());
        string[] texts = [.. snapshots.Where(static snapshot => snapshot.Json.TryGetProperty("text", out _)).Select(static snapshot => snapshot.Json.GetProperty("text").GetString()!)];
        Assert.Equal(texts.Distinct().OrderBy(static text => text.Length), texts.Distinct());
        Assert.InRange(texts.Distinct().Count(), 6, 12);
        Assert.All(texts, static text => Assert.StartsWith(text, "Stir – 7 €😀", StringComparison.Ordinal));
        Assert.All(snapshots.SkipLast(1), static snapshot => Assert.False(snapshot.IsComplete));
        Assert.Equal(new CookingStep("Stir – 7 €😀", 7), snapshots[^1].Result!.Value);
        Assert.Equal(7, snapshots[^1].Json.GetProperty("minutes").GetInt32());
        Assert.Equal((Item(7), emulated.Request.RequestId), (stream.RawReply, stream.RequestId));
        Assert.Equal(snapshots[^1].Result!.Usage, stream.Usage);
    }

    [Fact(Timeout = Hang)]
    public async Task A_reply_that_breaks_its_contract_is_corrected_after_the_stream()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(TooLong), Reply.Json(Item(30)));

        (List<JsonModeSnapshot<CookingStep>> snapshots, JsonModeStream<JsonModeSnapshot<CookingStep>> stream) = await ReadAsync(emulated, static options => options.MaxCorrections = 1);

        JsonModeResult<CookingStep> result = snapshots[^1].Result!;
        Assert.Equal(30, result.Value.Minutes);
        Assert.Equal([TooLong, Item(30)], result.Exchanges.Select(static exchange => exchange.Reply));
        Assert.Equal(emulated.Requests.Sum(static request => request.Usage!.Completion), stream.Usage!.Value.OutputTokens);
        Assert.Equal(result.Exchanges.Sum(static exchange => exchange.Cost), stream.Cost);
    }

    [Fact(Timeout = Hang)]
    public async Task Without_a_correction_a_violation_ends_the_stream()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(TooLong));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync(emulated));

        Assert.Equal("/minutes", Assert.Single(e.Violations).Path);
        Assert.Null(e.ItemsRead);
        Assert.Equal(TooLong, e.RawReply);
    }

    [Fact(Timeout = Hang)]
    public async Task Malformed_JSON_is_shown_up_to_the_error()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text("{\"text\":\"Stir\nwell\",\"minutes\":3}").Streamed(new StreamShape { DeltaCharacters = 1 }));

        (List<JsonModeSnapshot<CookingStep>> snapshots, _) = await ReadAsync(emulated, static options => options.Leniency = Leniency.Certain);

        Assert.Equal("Stir", snapshots[^2].Json.GetProperty("text").GetString());
        Assert.Equal(new CookingStep("Stir\nwell", 3), snapshots[^1].Result!.Value);
    }

    private static async Task<(List<JsonModeSnapshot<CookingStep>> Snapshots, JsonModeStream<JsonModeSnapshot<CookingStep>> Stream)> ReadAsync(Emulated emulated, Action<GptImage2Options>? configure = null)
    {
        JsonModeStream<JsonModeSnapshot<CookingStep>> stream = emulated.Client(configure).StreamSnapshots(OneStep, Message, null, default);
        List<JsonModeSnapshot<CookingStep>> snapshots = [];
        await foreach (JsonModeSnapshot<CookingStep> snapshot in stream.WithCancellation(Emulated.Stop))
            snapshots.Add(snapshot);
        return (snapshots, stream);
    }
}
