using GptImage2.Engines.Tests.Support;
using GptImage2.Jobs.PostgreSql.Tests;
using GptImage2.Jobs.Tests.Journals;

namespace GptImage2.Engines.Tests;

/// <summary>Several workers of an engine may be called for the same receipt, with a journal in PostgreSQL. Each has opened it by itself.</summary>
public sealed class SharedReceiptTests : IAsyncLifetime
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly PostgreSqlServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Called_at_the_same_time_by_two_workers_it_pays_once()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal one = await OpenAsync();
        await using Journal two = await OpenAsync();
        string path = shop.Picture(20);
        shop.CloseGate();
        Task<Receipt> first = shop.Reading(one).ReadAsync(path, Stop);
        await shop.WhenAskedAsync();
        Task<Receipt> second = shop.Reading(two).ReadAsync(path, Stop);
        await UntilAsync("SELECT COUNT(*) FROM runs WHERE ended_at IS NULL", 2L);
        shop.OpenGate();

        Assert.Equal(new Receipt("Shop 20", 5), await first);
        Assert.Equal(new Receipt("Shop 20", 5), await second);
        Assert.Equal((1, 1), (shop.Asked, shop.Billed));
    }

    [Fact]
    public async Task Called_twice_while_other_receipts_are_read_it_has_the_same_value_and_pays_once()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal one = await OpenAsync();
        await using Journal two = await OpenAsync();
        shop.CloseGate();
        Task<Receipt> other = shop.Reading(one).ReadAsync(shop.Picture(30), Stop);
        await shop.WhenAskedAsync();
        string path = shop.Picture(20);
        Task<Receipt> first = shop.Reading(two).ReadAsync(path, Stop);
        await UntilAsync("SELECT COUNT(*) FROM runs WHERE ended_at IS NULL", 2L);
        shop.OpenGate();
        Receipt read = await first;
        shop.CloseGate();
        Task<Receipt> third = shop.Reading(one).ReadAsync(shop.Picture(40), Stop);

        Assert.Equal(read, await shop.Reading(two).ReadAsync(path, Stop));

        shop.OpenGate();
        Assert.Equal(["Shop 30", "Shop 40"], (await Task.WhenAll(other, third)).Select(static receipt => receipt.Merchant));
        Assert.Equal(3, shop.Billed);
    }

    [Fact]
    public async Task What_a_killed_worker_worked_on_is_taken_over_when_its_lease_is_over()
    {
        PostgreSqlServer.Require();
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        string path = shop.Picture(20);
        shop.CloseGate();
        using (var worker = WorkerProcess.Start("receipt-postgres", shop.Emulator.Endpoint.ToString(), shop.Emulator.ApiKey, _server.Schema, path))
        {
            await shop.WhenAskedAsync();
            worker.Kill();
        }

        shop.OpenGate();
        await using Journal journal = await OpenAsync();
        Assert.Equal("Shop 20", (await shop.Reading(journal).ReadAsync(path, Stop)).Merchant);
        Assert.Equal(2, shop.Asked);
        Assert.Equal("receipt-20.png", Assert.Single(await journal.GetUnsettledAsync(Stop)).Key);
    }

    private async Task<Journal> OpenAsync()
    {
        PostgreSqlServer.Require();
        return await PostgreSqlJournal.OpenAsync(PostgreSqlServer.ConnectionString!, _server.Options(), Stop);
    }

    private async Task UntilAsync(string sql, long expected)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(LongestWait);
        while (await _server.ReadAsync<long>(sql) != expected)
            await Task.Delay(20, limit.Token);
    }
}
