using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Rules;

/// <summary>Checks of the caller run on values that fit, and what they reject is corrected.</summary>
public sealed class CheckTests
{
    private const string Good = """{"table":"T 7","lines":[{"quantity":2,"price":1.5,"amount":3}],"total":3}""";
    private const string Better = """{"table":"T 8","lines":[{"quantity":2,"price":1.5,"amount":3}],"total":3}""";

    [Theory]
    [InlineData("/table", "/table", "\"T 7\"")]
    [InlineData("Table", "/table", "\"T 7\"")]
    [InlineData("Lines[0].Price", "/lines/0/price", "1.5")]
    [InlineData("/lines/0/price", "/lines/0/price", "1.5")]
    [InlineData("/lines/4/price", "/lines", """[{"quantity":2,"price":1.5,"amount":3}]""")]
    [InlineData("Nothing.Like[3].It", "", Good)]
    [InlineData("", "", Good)]
    public async Task What_a_check_rejects_is_corrected(string rejected, string path, string found)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good), Reply.Json(Better));
        var seen = new List<string>();
        IBills bills = RuleTests.Bills(emulated, options => options.Checks.Add<Bill>(async (bill, context, cancellationToken) =>
        {
            await Task.Yield();
            Assert.True(cancellationToken.CanBeCanceled);
            seen.Add($"{context.Method} {bill.Table}");
            if (seen.Count == 1)
                context.Reject(rejected, "a table of ours");
        }));

        JsonModeResult<Bill> result = await bills.ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);

        // Only what was rejected is taken from the second reply.
        string table = path is "" or "/table" ? "T 8" : "T 7";
        Assert.Equal(table, result.Value.Table);
        Assert.Equal(["IBills.ReadAsync T 7", $"IBills.ReadAsync {table}"], seen);
        ContractViolation violation = Assert.Single(result.Exchanges[0].Violations);
        Assert.Equal((path, ContractRule.Rule, "a table of ours", found), (violation.Path, violation.Rule, violation.Expected, violation.Found));
        Assert.Contains($"- {violation}\n", emulated.Requests[1].Chat!.Messages[3].Text, StringComparison.Ordinal);
        Assert.Single(emulated.Requests[1].Chat!.Images);
    }

    [Fact]
    public async Task Checks_of_a_call_run_after_those_of_the_client_and_only_for_their_type()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good), Reply.Json(Good));
        IBills bills = RuleTests.Bills(emulated, static options =>
        {
            options.MaxCorrections = 0;
            options.Checks.Add<Bill>(static (_, context, _) => Rejected(context, "the first")).Add<BillLine>(static (_, context, _) => Rejected(context, "never"));
        });
        var options = new CallOptions { Checks = new ReplyChecks().Add<Bill>(static (_, context, _) => Rejected(context, "the second")) };

        ContractViolationException both = await Assert.ThrowsAsync<ContractViolationException>(() => bills.ReadAsync(Pictures.Png(8), options, Emulated.Stop));
        ContractViolationException one = await Assert.ThrowsAsync<ContractViolationException>(() => bills.ReadAsync(Pictures.Png(8), null, Emulated.Stop));

        Assert.Equal(["the first", "the second"], both.Violations.Select(static violation => violation.Expected));
        Assert.Equal(["the first"], one.Violations.Select(static violation => violation.Expected));
    }

    [Fact]
    public async Task A_reply_that_does_not_fit_is_not_checked()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"table":"T 7"}"""), Reply.Json(Good));
        int checkedValues = 0;

        await RuleTests.Bills(emulated, options => options.Checks.Add<Bill>((_, _, _) =>
        {
            checkedValues++;
            return ValueTask.CompletedTask;
        })).ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop);

        Assert.Equal(1, checkedValues);
    }

    [Fact]
    public async Task An_exception_of_a_check_is_thrown_as_it_is()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good));
        var error = new InvalidOperationException("No database.");

        Assert.Same(error, await Assert.ThrowsAsync<InvalidOperationException>(() => RuleTests.Bills(emulated, options => options.Checks.Add<Bill>((_, _, _) => throw error)).ReadAsync(Pictures.Png(8), cancellationToken: Emulated.Stop)));
    }

    [Fact]
    public async Task An_item_is_checked_before_it_is_handed_out()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"items":[{"quantity":1,"price":1,"amount":1},{"quantity":2,"price":2,"amount":4},{"quantity":3,"price":1,"amount":3}]}"""));
        var options = new CallOptions
        {
            Checks = new ReplyChecks().Add<BillLine>(static async (line, context, cancellationToken) =>
            {
                await Task.Delay(1, cancellationToken);
                if (line.Quantity == 2)
                    context.Reject("/quantity", "another quantity");
            }),
        };
        var lines = new List<BillLine>();

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(async () =>
        {
            await foreach (BillLine line in RuleTests.Bills(emulated).LinesAsync(Pictures.Png(8), options, Emulated.Stop))
                lines.Add(line);
        });

        Assert.Equal(1, Assert.Single(lines).Quantity);
        Assert.Equal(1, e.ItemsRead);
        ContractViolation violation = Assert.Single(e.Violations);
        Assert.Equal(("/items/1/quantity", "another quantity", "2"), (violation.Path, violation.Expected, violation.Found));
        Assert.Equal("2", e.RawReply!.Substring(violation.Offset, 1));
    }

    private static ValueTask Rejected(ReplyCheckContext context, string expected)
    {
        context.Reject(expected);
        return ValueTask.CompletedTask;
    }
}
