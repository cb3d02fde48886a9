using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Rules;

/// <summary>A reply that breaks a rule of its contract goes back to the model, with the rule and the values found.</summary>
public sealed class RuleTests
{
    private const string Good = """{"table":"T 7","lines":[{"quantity":2,"price":1.5,"amount":3},{"quantity":1,"price":2,"amount":2}],"total":5}""";
    private const string WrongTotal = """{"table":"T 7","lines":[{"quantity":2,"price":1.5,"amount":3},{"quantity":1,"price":2,"amount":2}],"total":6}""";

    [Fact]
    public async Task The_correction_says_the_rule_and_the_values_and_carries_the_image()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(WrongTotal), Reply.Json(Good));

        JsonModeResult<Bill> result = await Bills(emulated).ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);

        Assert.Equal(5m, result.Value.Total);
        Assert.Empty(result.Warnings);
        Assert.Equal(
            """
            Your reply breaks the rules for it in these places:
            - /lines: expected that the amounts of the lines add up to the total, found [{"quantity":2,"price":1.5,"amount":3},{"quantity":1,"price":2,"amount":2}]
            - /total: expected that the amounts of the lines add up to the total, found 6
            Reply again with the whole JSON. Correct these places and leave all else as it is.
            """.ReplaceLineEndings("\n"),
            emulated.Requests[1].Chat!.Messages[3].Text);
        Assert.Single(emulated.Requests[1].Chat!.Images);
        Assert.Equal([ContractRule.Rule, ContractRule.Rule], result.Exchanges[0].Violations.Select(static violation => violation.Rule));
    }

    [Fact]
    public async Task The_model_is_told_the_rules_beforehand()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good), Reply.Json(Good));

        await Bills(emulated).ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);
        await foreach (JsonModeSnapshot<Bill> snapshot in Bills(emulated).WatchAsync(Pictures.Png(8), Emulated.Stop))
            Assert.NotNull(snapshot);

        Assert.Contains(
            "\"description\":\"A bill.\\nThe amounts of the lines add up to the total.\\nThe table has a number.\"",
            emulated.Requests[0].Chat!.Messages[0].Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "{/*A bill; The amounts of the lines add up to the total; The table has a number*/table:string,lines:{/*The price has two decimals*/quantity:int,",
            emulated.Requests[1].Chat!.Messages[0].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_reply_is_asked_for_the_named_members_only()
    {
        string lines = string.Join(',', Enumerable.Range(1, 60).Select(static i => $$"""{"quantity":{{i}},"price":1,"amount":{{(i == 7 ? 8 : i)}}}"""));
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json($$"""{"table":"T 7","lines":[{{lines}}],"total":1830}"""), Reply.Json("""{"/lines/6/amount":7}"""));

        JsonModeResult<Bill> result = await Bills(emulated).ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);

        Assert.Equal(7m, result.Value.Lines[6].Amount);
        Assert.Contains("- /lines/6/amount: expected a valid value (Quantity times price is the amount.), found 8\n", emulated.Requests[1].Chat!.Messages[3].Text, StringComparison.Ordinal);
        Assert.Equal(ExchangeKind.PatchCorrection, result.Exchanges[1].Kind);
    }

    [Fact]
    public async Task A_rule_that_stays_broken_ends_the_call()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(WrongTotal), Reply.Json(WrongTotal));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => Bills(emulated).ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop));

        Assert.Equal(["/lines", "/total"], e.Violations.Select(static violation => violation.Path));
    }

    [Fact]
    public async Task A_rule_that_is_only_reported_is_a_warning_and_nothing_is_asked_again()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good.Replace("T 7", "terrace", StringComparison.Ordinal)));

        JsonModeResult<Bill> result = await Bills(emulated).ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);

        Assert.Equal("terrace", result.Value.Table);
        ContractViolation warning = Assert.Single(result.Warnings);
        Assert.Equal(("/table", ContractRule.Rule, "that the table has a number", "\"terrace\"", 9), (warning.Path, warning.Rule, warning.Expected, warning.Found, warning.Offset));
        Assert.Single(emulated.Requests);
    }

    [Fact]
    public async Task The_last_snapshot_is_corrected_like_a_whole_reply()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(WrongTotal), Reply.Json(Good));
        Bill? last = null;

        await foreach (JsonModeSnapshot<Bill> snapshot in Bills(emulated).WatchAsync(Pictures.Png(8), Emulated.Stop))
            last = snapshot.Result?.Value;

        Assert.Equal(5m, last!.Total);
        Assert.Equal(2, emulated.Requests.Count);
    }

    [Fact]
    public async Task Rules_of_streamed_items_are_checked_before_they_are_handed_out()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"items":[{"quantity":2,"price":1.505,"amount":3.01},{"quantity":2,"price":2,"amount":5},{"quantity":1,"price":1,"amount":1}]}"""));
        JsonModeStream<BillLine> stream = Bills(emulated).LinesAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);
        var lines = new List<BillLine>();

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(async () =>
        {
            await foreach (BillLine line in stream)
                lines.Add(line);
        });

        Assert.Equal(new BillLine(2, 1.505m, 3.01m), Assert.Single(lines));
        Assert.Equal(1, e.ItemsRead);
        Assert.Equal(("/items/1/amount", ContractRule.Rule, "5"), (Assert.Single(e.Violations).Path, e.Violations[0].Rule, e.Violations[0].Found));
        Assert.Equal("/items/0/price: expected that the price has two decimals, found 1.505", Assert.Single(stream.Warnings).ToString());
    }

    internal static IBills Bills(Emulated emulated, Action<GptImage2Options>? configure = null) => emulated.Client(options =>
    {
        options.Leniency = Leniency.Certain;
        options.MaxCorrections = 1;
        configure?.Invoke(options);
    }).Bind<IBills>();
}
