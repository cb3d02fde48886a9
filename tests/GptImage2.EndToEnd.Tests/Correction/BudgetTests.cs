using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Correction;

/// <summary>A request that could exceed a cost limit is not sent.</summary>
public sealed class BudgetTests
{
    private const string Bad = """{"title":"Lunch","printed":"2026-05-08","dishes":[{"name":"Soup","price":4500}]}""";
    private const string Good = """{"title":"Lunch","printed":"2026-05-08","dishes":[]}""";

    [Fact]
    public async Task The_first_request_is_not_sent_when_its_input_could_exceed_the_limit()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good));

        BudgetExceededException e = await Assert.ThrowsAsync<BudgetExceededException>(() => CorrectionTests.ReadAsync(emulated, static options => options.MaxCostPerCall = 0.001m));

        Assert.Empty(emulated.Requests);
        Assert.Equal(0.001m, e.Limit);
        Assert.Equal(0, e.Spent);
        Assert.True(e.Estimate > e.Limit);
        Assert.Empty(e.Exchanges);
        Assert.Contains("MaxCost = $0.001", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_length_of_a_reply_is_limited_to_what_is_left_of_the_limit()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good));

        await CorrectionTests.ReadAsync(emulated, static options => options.MaxCostPerCall = 0.05m);

        int limit = emulated.Request.Chat!.MaxCompletionTokens!.Value;
        Assert.InRange(limit, 256, (int)(0.05m / GptImage2Model.Price.OutputPerMillion * 1_000_000));
    }

    [Fact]
    public async Task A_correction_is_not_sent_when_it_could_exceed_the_limit()
    {
        const decimal first = 0.05m;
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Bad).WithUsage(prompt: 4_375, completion: 1_000), Reply.Json(Good));

        BudgetExceededException e = await Assert.ThrowsAsync<BudgetExceededException>(() => CorrectionTests.ReadAsync(emulated, static options => options.MaxCostPerCall = 0.052m));

        Assert.Single(emulated.Requests);
        Assert.Equal(first, e.Spent);
        Assert.Equal(first, e.Cost);
        Assert.Equal("/dishes/0/price", Assert.Single(e.Violations).Path);
        Assert.Equal(Bad, Assert.Single(e.Exchanges).Reply);
    }

    [Fact]
    public async Task A_client_has_a_limit_for_all_its_calls()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Good), Reply.Json(Good), Reply.Json(Good));
        IMenus menus = emulated.Client(static options => options.MaxCost = 0.03m).Bind<IMenus>();
        ImageInput photo = Pictures.Png(8);

        JsonModeResult<Menu> first = await menus.ReadAsync(photo, "Ulm", Emulated.Stop);
        BudgetExceededException? e = null;
        for (int i = 0; i < 20 && e is null; i++)
        {
            try
            {
                await menus.ReadAsync(photo, "Ulm", Emulated.Stop);
            }
            catch (BudgetExceededException stopped)
            {
                e = stopped;
            }
        }

        Assert.NotNull(e);
        Assert.True(e.Spent >= first.Cost && e.Spent <= 0.03m);
        Assert.Contains("GptImage2Options.MaxCost = $0.03", e.Message, StringComparison.Ordinal);
    }
}
