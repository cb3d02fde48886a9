using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>A patch whose names are not exactly the pointers that were asked for is taken where it has one reading.</summary>
public sealed class PatchSpellingTests
{
    private static readonly string First = FirstWith(""" "02.01.2026" """);

    [Theory]
    [InlineData("""{"date":"2026-01-02"}""")] // R-R3.1
    [InlineData("""{"patch":{"/date":"2026-01-02"}}""")] // R-R3.2
    [InlineData("""[{"op":"replace","path":"/date","value":"2026-01-02"}]""")] // R-R3.3
    [InlineData("""{"#/date":"2026-01-02"}""")] // R-R3.4
    [InlineData("""{"/date":"2026-01-02"}""")] // R-R3.5
    [InlineData("""{"patch":{"date":"2026-01-02"}}""")]
    [InlineData("""{"corrections":[{"op":"add","path":"#/date","value":"2026-01-02"}]}""")]
    [InlineData("""{"op":"replace","path":"date","value":"2026-01-02"}""")]
    [InlineData("""{"path":"/date","value":"2026-01-02"}""")]
    [InlineData("""{"$.date":"2026-01-02"}""")]
    [InlineData("""{"value":"2026-01-02"}""")]
    [InlineData("\"2026-01-02\"")]
    public async Task One_value_for_one_place_is_taken(string patch)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(First), Reply.Text(patch));

        JsonModeResult<Bill> result = await KeptValueTests.Bind(emulated).BillAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal(Bill.FromJson(FirstWith("\"2026-01-02\"")).ToJson(), result.Value.ToJson());
        Assert.Equal(ExchangeKind.PatchCorrection, result.Exchanges[1].Kind);
        Assert.Equal(patch, result.Exchanges[1].Reply);
        Assert.Equal(result.Value.ToJson(), Bill.FromJson(result.RawReply).ToJson());
        Assert.Empty(result.KeptValues);
    }

    [Theory]
    [InlineData("""{"lines/3/price":4,"lines/4/price":5}""")]
    [InlineData("""{"lines[3].price":4,"lines[4].price":5}""")]
    [InlineData("""{"fixes":{"lines.3.price":4,"$.lines[4].price":5}}""")]
    [InlineData("""[{"op":"replace","path":"/lines/4/price","value":5},{"op":"replace","path":"/lines/3/price","value":4}]""")]
    public async Task Several_places_are_found_under_other_spellings_of_their_pointers(string patch)
    {
        string first = FirstWith("\"2026-01-02\"").Replace("number 3\",\"quantity\":1,\"price\":2.5", "number 3\",\"quantity\":1,\"price\":\"dear\"", StringComparison.Ordinal)
            .Replace("number 4\",\"quantity\":1,\"price\":2.5", "number 4\",\"quantity\":1,\"price\":\"dear\"", StringComparison.Ordinal);
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(first), Reply.Text(patch));

        JsonModeResult<Bill> result = await KeptValueTests.Bind(emulated).BillAsync(Pictures.Png(8), Emulated.Stop);

        Assert.Equal([2.5m, 4m, 5m, 2.5m], result.Value.Lines.Skip(2).Take(4).Select(static line => line.Price));
    }

    [Theory]
    [InlineData("""{"day":"2026-01-02"}""")]
    [InlineData("""{"ok":true}""")]
    [InlineData("""[{"op":"remove","path":"/date"}]""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"/date\"")]
    public async Task What_cannot_be_taken_leaves_the_violations_of_the_first_reply(string patch)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(First), Reply.Text(patch));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => KeptValueTests.Bind(emulated).BillAsync(Pictures.Png(8), Emulated.Stop));

        Assert.Equal("/date", Assert.Single(e.Violations).Path);
        Assert.Equal([First, patch], e.Exchanges.Select(static exchange => exchange.Reply));
    }

    private static string FirstWith(string date)
    {
        string lines = string.Join(',', Enumerable.Range(0, 30).Select(static i => $$"""{"name":"product number {{i}}","quantity":1,"price":2.5}"""));
        return $$"""{"merchant":"A","date":{{date.Trim()}},"lines":[{{lines}}],"total":75}""";
    }
}
