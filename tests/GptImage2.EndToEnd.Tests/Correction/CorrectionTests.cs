using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>Tests the corrections of replies that break their contract.</summary>
public sealed class CorrectionTests
{
    private const string Good = """{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":4.5}]}""";
    private const string TooDear = """{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":4500}]}""";

    [Fact]
    public async Task A_short_reply_is_requested_again_completely()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(TooDear), Reply.Json(Good));

        JsonModeResult<Menu> result = await ReadAsync(emulated);

        Assert.Equal(4.5m, result.Value.Dishes[0].Price);
        ReceivedMessage[] messages = [.. emulated.Requests[1].Chat!.Messages];
        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(static message => message.Role));
        Assert.Equal(emulated.Requests[0].Chat!.Messages[0].Text, messages[0].Text);
        Assert.Equal(emulated.Requests[0].Chat!.Messages[1].Text, messages[1].Text);
        Assert.Equal(TooDear, messages[2].Text);
        Assert.Equal(
            """
            Your reply breaks the rules for it in this place:
            - /dishes/0/price: expected a number from 0 to 1000, found 4500
            Reply again with the whole JSON. Correct these places and leave all else as it is.
            """.ReplaceLineEndings("\n"),
            messages[3].Text);
    }

    [Fact]
    public async Task Usage_and_cost_are_the_sums_of_all_exchanges()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(TooDear), Reply.Json(Good));

        JsonModeResult<Menu> result = await ReadAsync(emulated);

        Assert.Equal([ExchangeKind.Call, ExchangeKind.Correction], result.Exchanges.Select(static exchange => exchange.Kind));
        Assert.Equal([TooDear, Good], result.Exchanges.Select(static exchange => exchange.Reply));
        Assert.Equal([1, 0], result.Exchanges.Select(static exchange => exchange.Violations.Count));
        Assert.Equal(emulated.Requests.Select(static request => request.RequestId), result.Exchanges.Select(static exchange => exchange.RequestId));
        Assert.Equal(emulated.Requests.Sum(static request => request.Usage!.Prompt), result.Usage!.Value.InputTokens);
        Assert.Equal(emulated.Requests.Sum(static request => request.Usage!.Completion), result.Usage.Value.OutputTokens);
        Assert.Equal(result.Exchanges.Sum(static exchange => exchange.Cost), result.Cost);
        Assert.True(result.Cost > result.Exchanges[0].Cost);
    }

    [Fact]
    public async Task No_request_is_sent_when_no_correction_is_allowed()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(TooDear), Reply.Json(Good));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync(emulated, static options => options.MaxCorrections = 0));

        Assert.Equal("/dishes/0/price", Assert.Single(e.Violations).Path);
        Assert.Single(emulated.Requests);
    }

    [Fact]
    public async Task The_messages_of_a_correction_have_only_the_last_reply()
    {
        const string second = """{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":-1}]}""";
        const string third = """{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":-2}]}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(TooDear), Reply.Json(second), Reply.Json(third));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync(emulated, static options => options.MaxCorrections = 2));

        Assert.Equal(3, emulated.Requests.Count);
        Assert.Equal(4, emulated.Requests[2].Chat!.Messages.Count);
        Assert.Equal(second, emulated.Requests[2].Chat!.Messages[2].Text);
        Assert.Equal(third, e.RawReply);
        Assert.Equal([TooDear, second, third], e.Exchanges.Select(static exchange => exchange.Reply));
        Assert.All(e.Exchanges, static exchange => Assert.Single(exchange.Violations));
        Assert.Equal(e.Exchanges.Sum(static exchange => exchange.Cost), e.Cost);
    }

    [Fact]
    public async Task Repairs_are_made_first_and_the_remaining_violations_are_corrected()
    {
        const string loose = """Here: {"Title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":"4500"}],}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text(loose), Reply.Json(Good));

        JsonModeResult<Menu> result = await ReadAsync(emulated);

        Assert.Equal(TooDear, emulated.Requests[1].Chat!.Messages[2].Text);
        Assert.Equal(loose, result.Exchanges[0].Reply);
        Assert.Equal([RepairKind.Surroundings, RepairKind.TrailingComma, RepairKind.NameSpelling, RepairKind.NumberInString], result.Exchanges[0].Repairs.Select(static repair => repair.Kind));
        Assert.Empty(result.Exchanges[1].Repairs);
        Assert.Empty(result.Repairs);
    }

    [Theory]
    [InlineData("""{"title":"Lunch","printed":"8 May 2026","dishes":[]}""", false)]
    [InlineData("""{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":"twelve"}]}""", false)]
    [InlineData("""{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"a "good", warm soup","price":4}]}""", false)]
    [InlineData("""{"title":"Lunch","printed":"","dishes":[]}""", true)]
    [InlineData("""{"title":"Lunch","printed":"unknown","dishes":[]}""", true)]
    [InlineData("""{"title":"Lunch","dishes":[]}""", true)]
    [InlineData("""{"title":null,"printed":"2026-05-08","dishes":[]}""", true)]
    [InlineData("""{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":4500}]}""", true)]
    [InlineData("""{"title":"Lunch","printed":"2026-05-08","dish""", true)]
    public async Task Images_are_sent_again_when_a_value_has_to_be_read_again(string reply, bool sendsImage)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Text(reply), Reply.Json(Good));

        await ReadAsync(emulated);

        Assert.Single(emulated.Requests[0].Chat!.Images);
        Assert.Equal(sendsImage ? 1 : 0, emulated.Requests[1].Chat!.Images.Count());
        Assert.Contains("It is of Ulm.", emulated.Requests[1].Chat!.Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_during_a_correction_has_the_first_exchange()
    {
        await using Emulated refusing = await Emulated.StartAsync(Reply.Json(TooDear), Reply.Refusal("I would rather not."));
        await using Emulated truncating = await Emulated.StartAsync(Reply.Json(TooDear), Reply.Truncated("{\"title\""));
        await using Emulated failing = await Emulated.StartAsync(Reply.Json(TooDear), Reply.Error(400, "No."));

        ReplyRefusedException refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => ReadAsync(refusing));
        ReplyTruncatedException truncated = await Assert.ThrowsAsync<ReplyTruncatedException>(() => ReadAsync(truncating));
        ApiException failed = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(failing));

        foreach (GptImage2Exception e in new GptImage2Exception[] { refused, truncated, failed })
        {
            Assert.Equal(TooDear, e.Exchanges[0].Reply);
            Assert.Equal("/dishes/0/price", Assert.Single(e.Exchanges[0].Violations).Path);
            Assert.True(e.Cost >= e.Exchanges[0].Cost);
        }

        Assert.Equal(2, truncated.Exchanges.Count);
        Assert.Equal(truncated.Exchanges.Sum(static exchange => exchange.Cost), truncated.Cost);
        Assert.Single(failed.Exchanges);
    }

    internal static async Task<JsonModeResult<Menu>> ReadAsync(Emulated emulated, Action<GptImage2Options>? configure = null)
    {
        GptImage2Client client = emulated.Client(options =>
        {
            options.Leniency = Leniency.Certain;
            options.MaxCorrections = 1;
            configure?.Invoke(options);
        });
        return await client.Bind<IMenus>().ReadAsync(Pictures.Png(8), "Ulm", Emulated.Stop);
    }
}
