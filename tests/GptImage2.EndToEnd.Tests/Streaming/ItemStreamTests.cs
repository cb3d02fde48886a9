using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Items are available while the model writes, usage and cost at the end.</summary>
public sealed class ItemStreamTests : StreamTest
{
    // Longer than any test, so every item that is read arrived before the end of the reply.
    private static readonly StreamShape Slow = new() { DeltaCharacters = 45, Pause = TimeSpan.FromMilliseconds(300) };

    [Fact(Timeout = Hang)]
    public async Task Items_are_returned_as_soon_as_they_are_complete()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(40)).Streamed(Slow));

        await using IAsyncEnumerator<CookingStep> steps = Stream(emulated).GetAsyncEnumerator(Emulated.Stop);

        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(1, steps.Current.Minutes);
        Assert.False(emulated.Request.Ended.IsCompleted);
        Assert.InRange(emulated.Request.BytesSent, 1, 4000);
    }

    [Fact(Timeout = Hang)]
    public async Task Usage_and_cost_are_available_at_the_end()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(3)));
        JsonModeStream<CookingStep> stream = Stream(emulated);

        Assert.Equal([1, 2, 3], (await ReadAsync(stream)).Select(static step => step.Minutes));

        ReceivedRequest request = emulated.Request;
        Assert.Equal(request.Usage!.Prompt, stream.Usage!.Value.InputTokens);
        Assert.Equal(request.Usage.Completion, stream.Usage.Value.OutputTokens);
        Assert.Equal(GptImage2Model.Price.CostOf(stream.Usage.Value), stream.Cost);
        Assert.Equal((request.RequestId, List(3)), (stream.RequestId, stream.RawReply));
        Assert.StartsWith("gpt-5", stream.Model, StringComparison.Ordinal);
        Assert.Empty(stream.Repairs);
        Assert.True(request.Body!.Value.GetProperty("stream").GetBoolean());
    }

    [Fact(Timeout = Hang)]
    public async Task A_stream_can_be_enumerated_only_once()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(1)));
        JsonModeStream<CookingStep> stream = Stream(emulated);
        Assert.Empty(emulated.Requests);
        await ReadAsync(stream);

        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator(Emulated.Stop));

        Assert.Single(emulated.Requests);
    }

    [Fact(Timeout = Hang)]
    public async Task An_item_that_breaks_the_contract_closes_the_connection()
    {
        string reply = List(40).Replace("\"minutes\":3}", "\"minutes\":3000}", StringComparison.Ordinal);
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(reply).Streamed(Slow));

        (ContractViolationException e, List<CookingStep> items) = await FailAsync<ContractViolationException>(Stream(emulated));

        await AssertClosedAsync(emulated);
        Assert.Equal([1, 2], items.Select(static step => step.Minutes));
        Assert.Equal(("/items/2/minutes", ContractRule.Range), (Assert.Single(e.Violations).Path, e.Violations[0].Rule));
        Assert.StartsWith("3000", System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(reply)[(int)e.Violations[0].Offset..]), StringComparison.Ordinal);
        Assert.Equal(2, e.ItemsRead);
        Assert.StartsWith(e.RawReply!, reply, StringComparison.Ordinal);
        Assert.InRange(e.RawReply!.Length, reply.IndexOf("3000", StringComparison.Ordinal) + 4, reply.Length / 2);
        Assert.StartsWith("IRecipes.StepsAsync: after 2 items: The reply breaks its contract in 1 place:", e.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Hang)]
    public async Task Lossy_leaves_out_the_item_and_reports_it()
    {
        const string bad = """{"text":"?","minutes":3000}""";
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json($$"""{"items":[{{Item(1)}},{{bad}},{{Item(3)}}]}"""),
            Reply.Truncated($$"""{"items":[{{Item(1)}},{{bad}},{{Item(3)}},"""));
        JsonModeStream<CookingStep> stream = Stream(emulated, options: new CallOptions { Leniency = Leniency.Lossy });

        Assert.Equal([1, 3], (await ReadAsync(stream)).Select(static step => step.Minutes));

        Assert.Equal([new Repair(RepairKind.DroppedItem, "/items/1", bad, "")], stream.Repairs);

        // The item that was left out was not returned.
        (ReplyTruncatedException e, _) = await FailAsync<ReplyTruncatedException>(Stream(emulated, options: new CallOptions { Leniency = Leniency.Lossy }));
        Assert.Equal(2, e.ItemsRead);
    }

    [Fact(Timeout = Hang)]
    public async Task Repairs_have_their_place_in_the_complete_reply()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text($$"""Sure: {"Items":[{{Item(1)}},{"text":"Stir","minutes":"2"},]}"""));
        JsonModeStream<CookingStep> stream = Stream(emulated, options: new CallOptions { Leniency = Leniency.Certain });

        Assert.Equal([1, 2], (await ReadAsync(stream)).Select(static step => step.Minutes));

        Assert.Equal(
            [(RepairKind.Surroundings, ""), (RepairKind.NameSpelling, "/items"), (RepairKind.NumberInString, "/items/1/minutes"), (RepairKind.TrailingComma, "/items")],
            stream.Repairs.Select(static repair => (repair.Kind, repair.Path)));
    }

    [Fact(Timeout = Hang)]
    public async Task Endless_white_space_ends_the_stream()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Endless(json: "{}"));

        (ContractViolationException e, _) = await FailAsync<ContractViolationException>(Stream(emulated));

        Assert.Equal("/items", Assert.Single(e.Violations).Path);
        await AssertClosedAsync(emulated);
    }

    [Fact(Timeout = Hang)]
    public async Task Endless_text_around_the_list_ends_the_stream()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Endless(json: List(1)));

        (UnexpectedResponseException e, List<CookingStep> items) = await FailAsync<UnexpectedResponseException>(Stream(emulated));

        Assert.Single(items);
        Assert.Contains("longer than any", e.Message, StringComparison.Ordinal);
        Assert.InRange(e.RawReply!.Length, 4_096, 64 << 10);
        await AssertClosedAsync(emulated);
    }

    [Theory(Timeout = Hang)]
    [MemberData(nameof(Deliveries))]
    public async Task Items_do_not_depend_on_the_pieces_of_the_events(string delivery)
    {
        var reply = Reply.Json(List(5));
        await using Emulated emulated = await Emulated.StartAsync(delivery switch
        {
            "carriage returns" => reply.Streamed(new StreamShape { CarriageReturns = true }),
            "comments" => reply.Streamed(new StreamShape { KeepAlives = true }),
            "carriage returns and comments in pieces" => reply.Streamed(new StreamShape { CarriageReturns = true, KeepAlives = true }).InPieces(1),
            "split code points" => reply.SplitInCharacters(TimeSpan.FromMilliseconds(1)),
            "single bytes" => reply.InPieces(1),
            "chunks of one byte" => reply.InChunks(1),
            _ => reply.Streamed(new StreamShape { DeltaCharacters = int.Parse(delivery, System.Globalization.CultureInfo.InvariantCulture) }),
        });
        JsonModeStream<CookingStep> stream = Stream(emulated);

        Assert.Equal([1, 2, 3, 4, 5], (await ReadAsync(stream)).Select(static step => step.Minutes));

        Assert.Equal(List(5), stream.RawReply);
        Assert.NotNull(stream.Usage);
    }

    public static TheoryData<string> Deliveries() =>
        ["carriage returns", "comments", "carriage returns and comments in pieces", "split code points", "single bytes", "chunks of one byte", "1", "100000"];
}
