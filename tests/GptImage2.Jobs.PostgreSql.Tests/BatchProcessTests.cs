using System.Net.Http.Headers;
using System.Text.Json;
using GptImage2.Emulator;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>Processes that run the same job in batches on one journal. One is killed in each phase of a batch, and another one goes on with what it left.</summary>
public sealed class BatchProcessTests
{
    // More lines in the first batch than are recorded at once, and some that are collected for a second one.
    private const int Items = 420;

    // The lines of a file of results that are recorded at once, and about as many bytes of it as hold them and not all others.
    private const int RecordedAtOnce = 256;
    private const int SomeResults = 320 * ResultBytes;
    private const int ResultBytes = 800;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<Phase> Phases => [.. Enum.GetValues<Phase>()];

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_process_takes_over_the_batch_of_one_that_was_killed_in_each_phase(Phase phase)
    {
        await using SharedShop shop = await SharedShop.OpenAsync(answeredAtOnce: int.MaxValue);
        string folder = await shop.MakeFolderAsync("label", Enumerable.Range(20, Items));
        Hold(shop.Emulator.Replies, phase);
        ReadingProcess killed = shop.StartBatches(folder);
        await UntilHeldAsync(shop, phase);
        ReadingProcess other = shop.StartBatches(folder);
        await shop.UntilAsync("SELECT COUNT(*) FROM leases", 2L);

        await killed.SignalAsync("KILL");
        // As if the time of its lease were over.
        await shop.Server.RunAsync("UPDATE leases SET until = clock_timestamp() - interval '1 second' WHERE run_id = (SELECT MIN(run_id) FROM leases)");
        await other.Ended.WaitAsync(Limit, Stop);

        await CheckAsync(shop, folder, killed, other);
    }

    [Fact]
    public async Task A_process_that_begins_after_the_death_of_another_one_waits_for_the_end_of_its_lease_and_takes_its_batch_over()
    {
        await using SharedShop shop = await SharedShop.OpenAsync(answeredAtOnce: int.MaxValue);
        string folder = await shop.MakeFolderAsync("label", Enumerable.Range(20, Items));
        Hold(shop.Emulator.Replies, Phase.AfterSubmission);
        ReadingProcess killed = shop.StartBatches(folder);
        await UntilHeldAsync(shop, Phase.AfterSubmission);

        await killed.SignalAsync("KILL");
        ReadingProcess other = shop.StartBatches(folder);
        await other.Ended.WaitAsync(Limit, Stop);

        await CheckAsync(shop, folder, killed, other);
    }

    /// <summary>Lets the first request of a phase wait until its client is gone.</summary>
    private static void Hold(ReplyScript replies, Phase phase)
    {
        if (phase is Phase.BeforeUpload or Phase.BeforeSubmission)
            replies.When(request => Is(request, phase), Reply.ServerError().BeforeChecks().WithFault(Fault.StallBeforeAnswer()), times: 1);
        else
            replies.LoseAnswers(request => Is(request, phase), times: 1, phase is Phase.ReadingResults ? Fault.StallInBody(SomeResults) : Fault.StallBeforeAnswer());
    }

    private static bool Is(ReceivedRequest request, Phase phase) => phase switch
    {
        Phase.BeforeUpload or Phase.AfterUpload => request is { Method: "POST", Path: "/v1/files" },
        Phase.BeforeSubmission or Phase.AfterSubmission => request is { Method: "POST", Path: "/v1/batches" },
        Phase.Waiting => request.Method == "GET" && request.Path.StartsWith("/v1/batches/", StringComparison.Ordinal),
        _ => request.Path.EndsWith("/content", StringComparison.Ordinal),
    };

    private static async Task UntilHeldAsync(SharedShop shop, Phase phase)
    {
        await shop.UntilAsync(request => Is(request, phase));
        // A part of the replies is recorded, and the others are not.
        if (phase is Phase.ReadingResults)
            await shop.UntilAsync("SELECT COALESCE(MAX(answered), 0)::bigint FROM batches", (long)RecordedAtOnce);
    }

    private static async Task CheckAsync(SharedShop shop, string folder, ReadingProcess killed, ReadingProcess other)
    {
        Assert.Equal("done", other.LastLine);
        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), killed.Keys.Concat(other.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        // Each line was run once, and each batch was submitted once.
        Assert.Equal((Items, Items), (shop.Billed.Length, shop.Distinct));
        string[] submitted = [.. shop.Emulator.Requests
            .Where(static request => request is { Method: "POST", Path: "/v1/batches", Status: 200 })
            .Select(static request => request.Body!.Value.GetProperty("metadata").GetProperty("gptimage2_batch").GetString()!)];
        Assert.Equal(submitted.Distinct(StringComparer.Ordinal).Count(), submitted.Length);
        Assert.Equal(shop.Emulator.Batches.Count, await shop.Server.ReadAsync<long>("SELECT COUNT(*) FROM batches WHERE batch_id IS NOT NULL"));
        // Nothing is open any more, here or there.
        Assert.Equal((0L, 0L, 0L), (
            await shop.Server.ReadAsync<long>("SELECT COUNT(*) FROM open_requests"),
            await shop.Server.ReadAsync<long>("SELECT COUNT(*) FROM batches WHERE ended_at IS NULL"),
            await shop.Server.ReadAsync<long>("SELECT COUNT(*) FROM claims")));
        Assert.Equal(0, await InputFilesAsync(shop.Emulator));
        await using Journal journal = await PostgreSqlJournal.OpenReadOnlyAsync(PostgreSqlServer.ConnectionString!, shop.Server.Options(), Stop);
        JobSummary summary = Assert.Single(await journal.GetJobsAsync(Stop));
        Assert.Equal((Items, 0L, 0m), (summary.Done, summary.UnsettledRequests, summary.Reserved));
        Assert.Equal(shop.Billed.Sum(static request => request.Usage!.Cost) / 2, summary.Spent);
    }

    private static async Task<int> InputFilesAsync(GptImage2Emulator emulator)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiKey);
        using var files = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{emulator.Endpoint.AbsoluteUri.TrimEnd('/')}/files?purpose=batch"), Stop));
        return files.RootElement.GetProperty("data").GetArrayLength();
    }

    /// <summary>Where a process is killed.</summary>
    public enum Phase
    {
        /// <summary>The file is recorded and sent, and the provider does not have it.</summary>
        BeforeUpload,

        /// <summary>The provider has the file, and the process does not know.</summary>
        AfterUpload,

        /// <summary>The submission is recorded and sent, and the provider does not have the batch.</summary>
        BeforeSubmission,

        /// <summary>The provider has the batch, and the process does not know.</summary>
        AfterSubmission,

        /// <summary>The process asks whether the batch has ended.</summary>
        Waiting,

        /// <summary>Some of the replies are recorded.</summary>
        ReadingResults,
    }
}
