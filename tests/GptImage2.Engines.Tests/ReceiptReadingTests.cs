using GptImage2.Emulator;
using GptImage2.Engines.Tests.Support;
using GptImage2.Jobs.Tests.Journals;

namespace GptImage2.Engines.Tests;

/// <summary>What an engine calls may be called again, in one process with a journal in SQLite.</summary>
public sealed class ReceiptReadingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Called_twice_it_pays_once()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        ReceiptReading receipts = shop.Reading(journal);
        string path = shop.Picture(20);

        Assert.Equal(new Receipt("Shop 20", 5), await receipts.ReadAsync(path, Stop));
        Assert.Equal(new Receipt("Shop 20", 5), await receipts.ReadAsync(path, Stop));

        Assert.Equal(1, shop.Billed);
        JobSummary job = Assert.Single(await journal.GetJobsAsync(Stop));
        Assert.Equal(("receipts", 1L, 0L), (job.Name, job.Done, job.Failed));
    }

    [Fact]
    public async Task In_one_process_two_attempts_at_the_same_time_pay_once_and_both_get_the_receipt()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        ReceiptReading receipts = shop.Reading(journal);
        string path = shop.Picture(20);
        shop.CloseGate();
        Task<Receipt> first = receipts.ReadAsync(path, Stop);
        await shop.WhenAskedAsync();
        Task<Receipt> second = receipts.ReadAsync(path, Stop);

        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(300, Stop)));
        shop.OpenGate();

        Assert.Equal(await first.WaitAsync(TimeSpan.FromSeconds(60), Stop), await second.WaitAsync(TimeSpan.FromSeconds(60), Stop));
        Assert.Equal(1, shop.Billed);
    }

    [Fact]
    public async Task In_one_process_items_with_jobs_of_their_own_are_read_at_the_same_time()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        GptImage2Client gpt = shop.Client();
        string[] paths = [shop.Picture(20), shop.Picture(30)];
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            JobItem<Receipt>[] items = await Task.WhenAll(paths.Select(path => ReadAsync(path)));
            Assert.Equal(["Shop 20", "Shop 30"], items.Select(static item => item.Value.Merchant));
        }

        Assert.Equal(2, shop.Billed);

        Task<JobItem<Receipt>> ReadAsync(string path) => gpt.Job<IReceiptReader>(journal, "receipt " + Path.GetFileName(path))
            .ReadAllAsync([path], Path.GetFileName, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file), "EUR", ct), cancellationToken: Stop)
            .FirstAsync(Stop).AsTask();
    }

    [Fact]
    public async Task After_a_kill_before_the_engine_heard_of_the_result_nothing_is_paid_again()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        string path = shop.Picture(20);
        using (var worker = WorkerProcess.Start("receipt", shop.Emulator.Endpoint.ToString(), shop.Emulator.ApiKey, shop.JournalPath, path))
        {
            Assert.Equal("read Shop 20", await worker.ReadLineAsync(Stop));
            worker.Kill();
        }

        await using Journal journal = await shop.OpenJournalAsync();
        Assert.Equal("Shop 20", (await shop.Reading(journal).ReadAsync(path, Stop)).Merchant);
        Assert.Equal(1, shop.Asked);
        Assert.Empty(await journal.GetUnsettledAsync(Stop));
    }

    [Fact]
    public async Task After_a_kill_while_the_model_answers_the_request_is_sent_again_and_the_journal_knows_it()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        string path = shop.Picture(20);
        shop.CloseGate();
        using (var worker = WorkerProcess.Start("receipt", shop.Emulator.Endpoint.ToString(), shop.Emulator.ApiKey, shop.JournalPath, path))
        {
            await shop.WhenAskedAsync();
            worker.Kill();
        }

        shop.OpenGate();
        await using Journal journal = await shop.OpenJournalAsync();
        Assert.Equal("Shop 20", (await shop.Reading(journal).ReadAsync(path, Stop)).Merchant);
        Assert.Equal(2, shop.Asked);
        Assert.Equal("receipt-20.png", Assert.Single(await journal.GetUnsettledAsync(Stop)).Key);
    }

    [Fact]
    public async Task A_reply_that_breaks_its_contract_is_a_permanent_failure_and_is_paid_once()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        ReceiptReading receipts = shop.Reading(journal);
        string path = shop.Picture(20);
        shop.Next = Reply.Json("""{"merchant":null,"total":-1}""");

        PermanentFailureException first = await Assert.ThrowsAsync<PermanentFailureException>(() => receipts.ReadAsync(path, Stop));
        int asked = shop.Asked;
        PermanentFailureException second = await Assert.ThrowsAsync<PermanentFailureException>(() => receipts.ReadAsync(path, Stop));

        Assert.Equal(2, Assert.IsType<ContractViolationException>(first.InnerException).Violations.Count);
        Assert.Equal(first.Message, second.Message);
        // The reply and its correction.
        Assert.Equal((2, 2), (asked, shop.Asked));
    }

    [Fact]
    public async Task A_limit_of_cost_is_a_permanent_failure_that_says_when_it_begins_again()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        ReceiptReading receipts = shop.Reading(journal, new JobOptions { MaxCostPerDay = 0.000_001m });

        PermanentFailureException failure = await Assert.ThrowsAsync<PermanentFailureException>(() => receipts.ReadAsync(shop.Picture(20), Stop));

        JobStoppedException stopped = Assert.IsType<JobStoppedException>(failure.InnerException);
        Assert.Equal(JobStopReason.Budget, stopped.Reason);
        Assert.Equal(TimeSpan.Zero, Assert.IsType<BudgetExceededException>(stopped.InnerException).ResetsAt!.Value.TimeOfDay);
        Assert.Equal(0, shop.Asked);
    }

    [Theory]
    [InlineData(401, "invalid_api_key", true)]
    [InlineData(429, "insufficient_quota", true)]
    [InlineData(429, "rate_limit_exceeded", false)]
    [InlineData(503, "server_overloaded", false)]
    public async Task An_error_of_the_endpoint_is_permanent_unless_it_passes(int status, string code, bool isPermanent)
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        ReceiptReading receipts = shop.Reading(journal);
        string path = shop.Picture(20);
        shop.Next = Reply.Error(status, "No.", "error", code);

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => receipts.ReadAsync(path, Stop));

        Assert.Equal(isPermanent, error is PermanentFailureException);
        Assert.Equal(status, Assert.IsType<ApiException>(error.InnerException as ApiException ?? error).Status);
        Assert.Equal(1, shop.Asked);
        shop.Next = null;
        Assert.Equal("Shop 20", (await receipts.ReadAsync(path, Stop)).Merchant);
        Assert.Equal(1, shop.Billed);
    }

    [Fact]
    public async Task A_drained_worker_gets_the_answer_to_what_it_has_sent()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using var draining = new CancellationTokenSource();
        shop.CloseGate();
        Task<Receipt> reading = shop.Reading(journal).ReadAsync(shop.Picture(20), Stop, draining.Token);
        await shop.WhenAskedAsync();
        await draining.CancelAsync();
        shop.OpenGate();

        Assert.Equal("Shop 20", (await reading).Merchant);
        Assert.Empty(await journal.GetUnsettledAsync(Stop));
    }

    [Fact]
    public async Task A_drained_worker_begins_nothing_and_the_next_attempt_does()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        ReceiptReading receipts = shop.Reading(journal);
        string path = shop.Picture(20);

        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => receipts.ReadAsync(path, Stop, new CancellationToken(canceled: true)));

        Assert.Equal((JobStopReason.Drained, 0), (stopped.Reason, shop.Asked));
        Assert.Equal("Shop 20", (await receipts.ReadAsync(path, Stop)).Merchant);
    }

    [Fact]
    public async Task A_cancelled_attempt_gives_up_what_it_has_sent()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using var cancellation = new CancellationTokenSource();
        shop.CloseGate();
        Task<Receipt> reading = shop.Reading(journal).ReadAsync(shop.Picture(20), cancellation.Token);
        await shop.WhenAskedAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal("receipt-20.png", Assert.Single(await journal.GetUnsettledAsync(Stop)).Key);
    }
}
