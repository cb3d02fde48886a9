using System.Text;
using System.Text.Json;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>In long replies, only the wrong values are corrected.</summary>
public sealed class PatchTests
{
    [Fact]
    public async Task Only_the_places_that_break_the_contract_are_requested()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json(Long(price: "\"dear\"", second: """{"name":"Tea"}""")),
            Reply.Json("""{"/dishes/1/price":3.2,"/dishes/0/price":12.5}"""));

        JsonModeResult<Menu> result = await CorrectionTests.ReadAsync(emulated);

        Assert.Equal(
            """
            Your reply breaks the rules for it in these places:
            - /dishes/0/price: expected a number, found "dear"
            - /dishes/1/price: expected the required member "price", found nothing
            Reply only with a minified JSON object that has one member for each of these places, its name the path as it stands here, its value the corrected JSON value: {"/dishes/0/price":…,"/dishes/1/price":…}
            """.ReplaceLineEndings("\n"),
            emulated.Requests[1].Chat!.Messages[3].Text);
        Assert.Equal(Menu.FromJson(Long("12.5", """{"name":"Tea","price":3.2}""")).ToJson(), result.Value.ToJson());
        Assert.Equal(ExchangeKind.PatchCorrection, result.Exchanges[1].Kind);
        Assert.Equal("""{"/dishes/1/price":3.2,"/dishes/0/price":12.5}""", result.Exchanges[1].Reply);
        Assert.Equal(result.Value.ToJson(), Menu.FromJson(result.RawReply).ToJson());
    }

    [Fact]
    public async Task A_patch_is_repaired()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Long(price: "\"dear\"")), Reply.Text("```json\n{\"/dishes/0/price\":\"12.5\",}\n```"));

        JsonModeResult<Menu> result = await CorrectionTests.ReadAsync(emulated);

        Assert.Equal(12.5m, result.Value.Dishes[0].Price);
        Assert.Equal([RepairKind.NumberInString], result.Exchanges[1].Repairs.Select(static repair => repair.Kind));
        Assert.Contains(result.Repairs, static repair => repair is { Kind: RepairKind.NumberInString, Path: "/dishes/0/price", Before: "\"12.5\"", After: "12.5" });
    }

    [Fact]
    public async Task The_complete_reply_instead_of_a_patch_is_accepted()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Long(price: "\"dear\"")), Reply.Json(Long(price: "12.5")));

        Assert.Equal(12.5m, (await CorrectionTests.ReadAsync(emulated)).Value.Dishes[0].Price);
    }

    [Fact]
    public async Task A_patch_with_a_value_that_was_not_requested_is_refused_completely()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json(Long(price: "\"dear\"")),
            Reply.Json("""{"/dishes/0/price":12.5,"/dishes/0/name":"Another soup"}"""));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => CorrectionTests.ReadAsync(emulated));

        Assert.Equal([("/dishes/0/price", ContractRule.Type), ("/dishes/0/name", ContractRule.Unmapped)], e.Violations.Select(static violation => (violation.Path, violation.Rule)));
        Assert.Equal(Long(price: "\"dear\""), e.RawReply);
        Assert.Equal(2, e.Exchanges.Count);
    }

    [Fact]
    public async Task A_patch_that_breaks_the_contract_is_a_violation_of_the_patched_reply()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json(Long(price: "\"dear\"")),
            Reply.Json("""{"/dishes/0/price":-3}"""),
            Reply.Json("""{"/dishes/0/price":3}"""));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => CorrectionTests.ReadAsync(emulated));
        ContractViolation violation = Assert.Single(e.Violations);

        Assert.Equal("-3", violation.Found);
        Assert.Equal("-3", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(e.RawReply!).AsSpan(violation.Offset, 2)));
    }

    [Fact]
    public async Task A_second_patch_is_applied_to_the_reply_with_the_first()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json(Long(price: "\"dear\"", second: """{"name":"Tea"}""")),
            Reply.Json("""{"/dishes/0/price":12.5,"/dishes/1/price":-3}"""),
            Reply.Json("""{"/dishes/1/price":3}"""));

        JsonModeResult<Menu> result = await CorrectionTests.ReadAsync(emulated, static options => options.MaxCorrections = 2);

        Assert.Equal([12.5m, 3m], result.Value.Dishes.Take(2).Select(static dish => dish.Price));
        Assert.Equal(Long("12.5", """{"name":"Tea","price":-3}"""), emulated.Requests[2].Chat!.Messages[2].Text);
    }

    [Fact]
    public async Task A_reply_with_many_violations_is_requested_completely()
    {
        string reply = $$"""{"title":7,"printed":"2026-05-08","dishes":{{JsonSerializer.Serialize(new string('x', 2000))}}}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(reply), Reply.Json(Long("1")));

        JsonModeResult<Menu> result = await CorrectionTests.ReadAsync(emulated);

        Assert.Equal(ExchangeKind.Correction, result.Exchanges[1].Kind);
    }

    private static string Long(string price, string second = """{"name":"Tea","price":2}""")
    {
        string more = string.Concat(Enumerable.Range(2, 40).Select(static i => $$""",{"name":"Dish {{i}}","price":{{i}}}"""));
        return $$"""{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":{{price}}},{{second}}{{more}}]}""";
    }
}
