using System.Text.Json;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Tests methods whose items are read while the model writes them, and settings of methods and calls.</summary>
public sealed class ShelfTests
{
    [Fact]
    public async Task Items_of_a_contract_arrive_one_by_one()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"items":[{"name":"milk","count":2},{"name":"tea","count":1}]}"""));

        List<Product> products = await emulated.Bind<IShelves>().ListAsync(Emulated.Stop).ToListAsync(Emulated.Stop);

        Assert.Equal([new Product("milk", 2), new Product("tea", 1)], products);
        Assert.True(emulated.Request.Chat!.Stream);
        Assert.EndsWith("""{"type":"object","properties":{"items":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"count":{"type":"integer"}},"required":["name","count"]}}},"required":["items"]}""", emulated.Request.Chat.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_are_not_contracts_are_read()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json("""{"items":["a","b, c",""]}"""),
            Reply.Json("""{"items":["Apple",null,"Pear"]}"""),
            Reply.Json("""{"items":[{"x":1,"y":2},{"x":3,"y":4}]}"""),
            Reply.Json("""{"items":[]}"""));
        IShelves shelves = emulated.Bind<IShelves>();

        Assert.Equal(["a", "b, c", ""], await shelves.NamesAsync().ToListAsync(Emulated.Stop));
        Assert.Equal([Fruit.Apple, null, Fruit.Pear], await shelves.FruitsAsync().ToListAsync(Emulated.Stop));
        Assert.Equal([(1, 2), (3, 4)], await shelves.PlacesAsync().ToListAsync(Emulated.Stop));
        Assert.Empty(await shelves.NamesAsync().ToListAsync(Emulated.Stop));
    }

    [Fact]
    public async Task Usage_and_cost_are_available_at_the_end()
    {
        const string reply = """Sure: {"items":[{"name":"milk","count":"2"}]}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text(reply));

        JsonModeStream<Product> products = emulated.Bind<IShelves>().ListWithCallAsync("a", new CallOptions { Leniency = Leniency.Certain }, Emulated.Stop);
        Assert.Null(products.Usage);
        Product product = Assert.Single(await products.ToListAsync(Emulated.Stop));

        Assert.Equal(new Product("milk", 2), product);
        Assert.Equal(emulated.Request.Usage!.Prompt, products.Usage!.Value.InputTokens);
        Assert.Equal(GptImage2Model.Price.CostOf(products.Usage.Value), products.Cost);
        Assert.Equal(emulated.Request.RequestId, products.RequestId);
        Assert.Equal(reply, products.RawReply);
        Assert.Equal([(RepairKind.Surroundings, ""), (RepairKind.NumberInString, "/items/0/count")], products.Repairs.Select(static repair => (repair.Kind, repair.Path)));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await products.ToListAsync(Emulated.Stop));
    }

    [Fact]
    public async Task Examples_of_a_stream_are_complete_lists()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"items":[]}"""));

        Assert.Empty(await emulated.Bind<IShelves>().ListWithCallAsync("b").ToListAsync(Emulated.Stop));

        Assert.Equal(
            [("user", "List the products of a."), ("assistant", """{"items":[{"name":"milk","count":2}]}"""), ("user", "List the products of b.")],
            emulated.Request.Chat!.Messages.Skip(1).Select(static message => (message.Role, message.Text)));
    }

    [Fact]
    public async Task An_item_that_breaks_the_contract_ends_the_stream_unless_lossy_is_allowed()
    {
        const string reply = """{"items":[{"name":"milk","count":2},{"name":"tea","count":"few"},{"name":"salt","count":1}]}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(reply), Reply.Json(reply));
        IShelves shelves = emulated.Bind<IShelves>();
        var products = new List<Product>();

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(async () =>
        {
            await foreach (Product product in shelves.ListWithCallAsync("a", cancellationToken: Emulated.Stop))
                products.Add(product);
        });

        Assert.Equal(new Product("milk", 2), Assert.Single(products));
        Assert.Equal(("/items/1/count", ContractRule.Type, "\"few\""), (Assert.Single(e.Violations).Path, e.Violations[0].Rule, e.Violations[0].Found));
        Assert.Equal(reply.IndexOf("\"few\"", StringComparison.Ordinal), e.Violations[0].Offset);
        Assert.Equal(1, e.ItemsRead);
        Assert.StartsWith("IShelves.ListWithCallAsync: after 1 item: ", e.Message, StringComparison.Ordinal);
        Assert.StartsWith(e.RawReply!, reply, StringComparison.Ordinal);
        // The interface leaves out items that do not fit.
        Assert.Equal(["milk", "salt"], (await shelves.ListAsync(Emulated.Stop).ToListAsync(Emulated.Stop)).Select(static product => product.Name));
    }

    [Fact]
    public async Task Snapshots_grow_to_the_value()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"name":"a long name of a product","count":12}""").Streamed(new StreamShape { DeltaCharacters = 3, Pause = TimeSpan.FromMilliseconds(5) }));

        List<JsonModeSnapshot<Product>> snapshots = await emulated.Bind<IShelves>().WatchAsync(Emulated.Stop).ToListAsync(Emulated.Stop);

        Assert.True(snapshots.Count > 3);
        Assert.All(snapshots[..^1], static snapshot => Assert.False(snapshot.IsComplete));
        Assert.Contains(snapshots, static snapshot => snapshot.Json.TryGetProperty("name", out JsonElement name) && name.GetString() is { Length: > 0 and < 10 });
        Assert.All(snapshots[..^1], static snapshot => Assert.False(snapshot.Json.TryGetProperty("count", out JsonElement count) && count.GetInt32() != 12));
        Assert.Equal(new Product("a long name of a product", 12), snapshots[^1].Result!.Value);
    }

    [Fact]
    public async Task The_settings_of_a_call_have_precedence_over_those_of_the_method_and_of_the_interface()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json("""{"value":"7"}"""),
            Reply.Json("""{"value":"seven"}"""), Reply.Json("""{"value":"seven"}"""), Reply.Json("""{"value":7}"""),
            Reply.Json("""{"value":"seven"}"""));
        IShelves shelves = emulated.Client(static options => options.MaxCorrections = 0).Bind<IShelves>();

        Assert.Equal(7, await shelves.CountAsync());
        Assert.Equal(7, await shelves.CountAsync());
        await Assert.ThrowsAsync<ContractViolationException>(() => shelves.CountAsync(new CallOptions { MaxCorrections = 0, MaxOutputTokens = 77 }));
        Assert.Equal(5, emulated.Requests.Count);
        Assert.Equal(77, emulated.Requests[4].Chat!.MaxCompletionTokens);
    }
}
