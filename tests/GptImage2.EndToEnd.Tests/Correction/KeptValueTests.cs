using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>A corrected reply changes only what was asked for.</summary>
public sealed class KeptValueTests
{
    [Theory]
    [InlineData("""{"name":"milk","count":"two","price":3.5,"note":"n"}""", """{"name":"milk","count":2}""", """{"name":"milk","count":2,"price":3.5,"note":"n"}""", "/price: kept 3.5, offered nothing|/note: kept \"n\", offered nothing")] // R-R1.1
    [InlineData("""{"name":"milk","count":"two","price":3.5}""", """{"name":"milk","count":2,"price":35}""", """{"name":"milk","count":2,"price":3.5}""", "/price: kept 3.5, offered 35")] // R-R1.3
    [InlineData("""{"name":"milk","count":"two"}""", """{"name":"Milk 1.5 %","count":2}""", """{"name":"milk","count":2}""", "/name: kept \"milk\", offered \"Milk 1.5 %\"")] // R-R1.6
    [InlineData("""{"name":"milk","count":"two"}""", """{"name":"milk","count":2,"price":3.5}""", """{"name":"milk","count":2}""", "/price: kept nothing, offered 3.5")]
    [InlineData("""{"name":"milk","count":"two","price":3.50}""", """{"name":"milk","price":3.5,"count":2}""", """{"name":"milk","count":2,"price":3.5}""", "")]
    [InlineData("""{"name":"milk","count":"two","price":null}""", """{"name":"milk","count":2}""", """{"name":"milk","count":2}""", "")]
    [InlineData("""{"name":"milk","count":2,"price":"dear"}""", """{"name":"milk","count":2}""", """{"name":"milk","count":2}""", "")]
    [InlineData("""{"name":"milk"}""", """{"count":2}""", """{"name":"milk","count":2}""", "/name: kept \"milk\", offered nothing")]
    [InlineData("""{"name":"milk","count":"two","price":3.5}""", """{"name":"milk","Count":"2"}""", """{"name":"milk","count":2,"price":3.5}""", "/price: kept 3.5, offered nothing")]
    [InlineData("""{"name":"milk","count":"two","price":3.5}""", """{"/count":2}""", """{"name":"milk","count":2,"price":3.5}""", "")]
    [InlineData("""{"name":"milk","count":"two","price":3.5}""", """[{"op":"replace","path":"/count","value":2}]""", """{"name":"milk","count":2,"price":3.5}""", "")]
    [InlineData("""{"name":"milk","count":"two","colour":"white"}""", """{"name":"milk","count":2}""", """{"name":"milk","count":2}""", "")]
    public async Task What_was_right_in_an_object_stays(string first, string second, string value, string kept)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text(first), Reply.Text(second));

        JsonModeResult<Ware> result = await Bind(emulated).WareAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(Ware.FromJson(value), result.Value);
        Assert.Equal(kept, string.Join('|', result.KeptValues));
        Assert.Equal(result.KeptValues, result.Exchanges[1].KeptValues);
        Assert.Empty(result.Exchanges[0].KeptValues);
        Assert.Equal(second, result.Exchanges[1].Reply);
    }

    [Fact] // R-R1.2
    public async Task A_reply_with_only_the_corrected_member_keeps_the_others()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"name":"A","floor":"two","company":"B"}"""), Reply.Json("""{"floor":2}"""));

        JsonModeResult<Card> result = await Bind(emulated).CardAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(("A", "B", 2), (result.Value.Name, result.Value.Company, result.Value.Floor));
        Assert.Equal(["/name", "/company"], result.KeptValues.Select(static value => value.Path));
        Assert.Equal(result.Value.ToJson(), Card.FromJson(result.RawReply).ToJson());
    }

    [Fact] // R-R1.4
    public async Task A_list_that_is_left_out_is_kept()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"title":"T","maker":"M","price":"two","tags":["x"]}"""), Reply.Json("""{"price":2}"""));

        JsonModeResult<Label> result = await Bind(emulated).LabelAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal("""{"title":"T","maker":"M","price":2,"tags":["x"]}""", result.Value.ToJson());
    }

    [Fact] // R-R1.5
    public async Task A_list_with_only_the_corrected_item_keeps_the_others()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json("""{"items":[{"name":"milk","count":2},{"name":"tea","count":"one"}]}"""),
            Reply.Json("""{"items":[{"name":"tea","count":1}]}"""));

        JsonModeResult<List<Ware>> result = await Bind(emulated).WaresAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal([new Ware("milk", 2), new Ware("tea", 1)], result.Value);
        Assert.Equal("/items", Assert.Single(result.KeptValues).Path);
    }

    [Theory]
    [InlineData("""{"items":[{"name":"milk","count":1}]}""")]
    [InlineData("""{"items":[{"name":"milk","count":2},{"name":"tea","count":1},{"name":"salt","count":1}]}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"items":[{"count":1}]}""")]
    public async Task A_list_of_another_length_is_not_taken_where_it_was_not_asked_for(string second)
    {
        const string first = """{"items":[{"name":"milk","count":2},{"name":"tea","count":"one"}]}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(first), Reply.Json(second));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => Bind(emulated).WaresAsync(Pictures.Png(8), Emulated.Stop));

        Assert.Equal("/items/1/count", Assert.Single(e.Violations).Path);
        Assert.Equal("/items", Assert.Single(e.KeptValues).Path);
        Assert.Equal(first, e.RawReply);
        Assert.Equal(second, e.Exchanges[1].Reply);
    }

    [Fact]
    public async Task A_list_that_was_asked_for_may_have_another_length()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"all":[1,1,3]}"""), Reply.Json("""{"all":[1,7,3,4]}"""));

        JsonModeResult<Codes> result = await Bind(emulated).CodesAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal([1, 7, 3, 4], result.Value.All);
        Assert.Empty(result.KeptValues);
    }

    [Fact]
    public async Task A_discriminator_that_was_asked_for_opens_its_object_and_no_other()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json("""{"title":"t","fields":[{"kind":"radio","label":"Smoker"},{"kind":"text","label":"Name","text":"A"}]}"""),
            Reply.Json("""{"title":"T","fields":[{"kind":"check","label":"Smokes","checked":true},{"kind":"text","label":"Name","text":"B"}]}"""));

        JsonModeResult<Form> result = await Bind(emulated).FormAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal("t", result.Value.Title);
        Assert.Equal([new CheckField("Smokes", true), new TextField("Name", "A")], result.Value.Fields);
        Assert.Equal(["/title", "/fields/1/text"], result.KeptValues.Select(static value => value.Path));
    }

    [Fact]
    public async Task A_member_that_is_not_allowed_may_become_another_one()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"title":"milk","count":2}"""), Reply.Json("""{"name":"milk","count":3}"""));

        JsonModeResult<Closed> result = await Bind(emulated).ClosedAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(new Closed("milk", 2), result.Value);
        Assert.Equal("/count", Assert.Single(result.KeptValues).Path);
    }

    [Fact]
    public async Task Entries_of_a_dictionary_stay()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"value":{"a/b":1,"c":"x"}}"""), Reply.Json("""{"value":{"c":2,"d":4}}"""));

        JsonModeResult<Dictionary<string, int>> result = await Bind(emulated).CountsAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(new Dictionary<string, int> { ["a/b"] = 1, ["c"] = 2 }, result.Value);
        Assert.Equal(["/value/a~1b", "/value/d"], result.KeptValues.Select(static value => value.Path));
    }

    [Fact]
    public async Task A_first_reply_that_is_not_JSON_is_replaced_completely()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text("""{"name":"milk","count":2,"note":"a "b", "c": d"""), Reply.Json("""{"name":"Milk","count":3}"""));

        JsonModeResult<Ware> result = await Bind(emulated).WareAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(new Ware("Milk", 3), result.Value);
        Assert.Empty(result.KeptValues);
    }

    [Fact] // R-R1.7
    public async Task The_last_snapshot_keeps_what_was_right()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"title":"T","maker":"M","price":"two"}"""), Reply.Json("""{"price":2}"""));

        JsonModeSnapshot<Label>? last = null;
        await foreach (JsonModeSnapshot<Label> snapshot in Bind(emulated).WatchLabelAsync(Pictures.Png(8), Emulated.Stop))
            last = snapshot;

        Assert.Equal(new Label("T", "M", 2), last!.Result!.Value);
        Assert.Equal(["/title", "/maker"], last.Result.KeptValues.Select(static value => value.Path));
    }

    [Fact]
    public async Task A_second_correction_goes_on_from_what_was_kept()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json("""{"name":"milk","count":"two","price":3.5}"""),
            Reply.Json("""{"name":"milk","count":"2 or 3"}"""),
            Reply.Json("""{"name":"milk","count":2}"""));

        JsonModeResult<Ware> result = await Bind(emulated, static options => options.MaxCorrections = 2).WareAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(new Ware("milk", 2, 3.5m), result.Value);
        Assert.Equal("""{"name":"milk","count":"2 or 3","price":3.5}""", emulated.Requests[2].Chat!.Messages[2].Text);
        Assert.Equal([0, 1, 1], result.Exchanges.Select(static exchange => exchange.KeptValues.Count));
        Assert.Equal(2, result.KeptValues.Count);
    }

    internal static IKept Bind(Emulated emulated, Action<GptImage2Options>? configure = null) => emulated.Client(options =>
    {
        options.Leniency = Leniency.Certain;
        options.MaxCorrections = 1;
        configure?.Invoke(options);
    }).Bind<IKept>();
}
