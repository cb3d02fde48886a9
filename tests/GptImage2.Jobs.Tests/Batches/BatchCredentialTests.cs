using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>A token that expires while a batch is under way, at each step of the batch. It is renewed and the call goes on, or the run says why not and loses nothing.</summary>
public sealed class BatchCredentialTests
{
    private const int Pictures = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Steps => ["POST files", "POST batches", "GET batches", "GET content", "DELETE files"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_token_that_expires_at_a_step_is_renewed_and_the_call_goes_on(string step)
    {
        using var tokens = new ExpiringTokens(step);
        await using LabelShop shop = await OpenAsync(tokens);

        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(Pictures), Options());

        Assert.Equal(Pictures, items.Count(static item => item.IsDone));
        Assert.Equal((2, 1), (tokens.Fetched, tokens.Refused));
        Assert.Equal((1, Pictures), (shop.Emulator.Batches.Count, shop.Billed));
        Assert.Equal(shop.Spent, items.Sum(static item => item.Cost));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_token_that_cannot_be_renewed_is_named_and_the_next_run_goes_on(string step)
    {
        using var tokens = new ExpiringTokens(step) { Failure = new InvalidOperationException("The vault is closed.") };
        await using LabelShop shop = await OpenAsync(tokens);
        List<FileInfo> files = shop.Pictures(Pictures);

        // An input file that cannot be deleted holds up no run.
        if (step == "DELETE files")
        {
            Assert.Equal(Pictures, (await shop.ReadAsync(files, Options())).Count(static item => item.IsDone));
            return;
        }

        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(files, Options()));
        Assert.Equal(JobStopReason.Batches, stopped.Reason);
        Assert.Contains("The callback of GptImage2Options.Credential threw InvalidOperationException: The vault is closed.", stopped.Message, StringComparison.Ordinal);
        Assert.IsType<CredentialException>(stopped.InnerException);
        // What was refused was not submitted, and the journal knows that.
        Assert.Equal(step.StartsWith("GET", StringComparison.Ordinal), Assert.Single(await shop.Journal.GetBatchesAsync(cancellationToken: Stop)).SubmittedAt is not null);
        tokens.Failure = null;
        await CheckNextAsync(shop, files, step);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_new_token_that_is_refused_too_is_named_and_the_next_run_goes_on(string step)
    {
        using var tokens = new ExpiringTokens(step) { RefusesNew = true };
        await using LabelShop shop = await OpenAsync(tokens);
        List<FileInfo> files = shop.Pictures(Pictures);

        if (step != "DELETE files")
        {
            JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(files, Options()));
            Assert.Equal(JobStopReason.Batches, stopped.Reason);
            Assert.Equal(401, Assert.IsType<ApiException>(stopped.InnerException).Status);
            Assert.Contains("Another key or token was fetched after the first refusal, and was refused too.", stopped.Message, StringComparison.Ordinal);
        }

        tokens.RefusesNew = false;
        await CheckNextAsync(shop, files, step);
    }

    [Fact]
    public async Task A_file_is_uploaded_again_from_its_beginning_after_its_token_was_refused()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(
            StoreKind.Sqlite,
            static options => (options.ApiKey, options.Credential) = (null, Tokens("token-number-1", "token-number-2")),
            static options =>
            {
                options.AcceptAnyKey = true;
                options.RejectedKeys.Add("token-number-1");
            });

        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(Pictures), Options());

        Assert.Equal(Pictures, items.Count(static item => item.IsDone));
        // The endpoint read all of the file that it refused.
        long[] lengths = [.. shop.Emulator.Requests.Where(static request => request is { Method: "POST", Path: "/v1/files" }).Select(static request => request.BodyLength)];
        Assert.Equal(2, lengths.Length);
        Assert.Equal(lengths[0], lengths[1]);
        Assert.Equal((1, Pictures), (shop.Emulator.Batches.Count, shop.Billed));
    }

    // Nothing is submitted or paid a second time, and nothing is lost.
    private static async Task CheckNextAsync(LabelShop shop, List<FileInfo> files, string step)
    {
        List<JobItem<Label>> items = await shop.ReadAsync(files, Options());
        Assert.Equal(Pictures, items.Count(static item => item.IsDone));
        Assert.Equal(Pictures, shop.Billed);
        // What was not submitted may be collected again in several batches.
        if (!step.StartsWith("POST", StringComparison.Ordinal))
            Assert.Equal(1, shop.Emulator.Batches.Count);
        Assert.Equal((0, shop.Emulator.Requests.Sum(static request => request.Usage?.Cost ?? 0) / 2), (shop.Open, shop.Spent));
    }

    private static Task<LabelShop> OpenAsync(ExpiringTokens tokens) => LabelShop.OpenAsync(
        StoreKind.Sqlite,
        options =>
        {
            options.ApiKey = null;
            options.Credential = ApiCredential.FromToken(_ => new ValueTask<ApiToken>(tokens.Next()));
            options.HttpClient = tokens.Client;
        },
        static options => options.AcceptAnyKey = true);

    private static ApiCredential Tokens(params string[] tokens)
    {
        var left = new Queue<string>(tokens);
        return ApiCredential.FromToken(_ => new ValueTask<ApiToken>(new ApiToken(left.Dequeue(), DateTimeOffset.UtcNow.AddHours(1))));
    }

    private static JobOptions Options() => new()
    {
        Mode = JobMode.Batch,
        MaxOutage = TimeSpan.Zero,
        Batches = new JobBatchOptions { PollInterval = TimeSpan.FromMilliseconds(20) },
    };
}
