using GptImage2.Endpoints.Batches;
using GptImage2.Jobs.Tests.Journals;
using GptImage2.Jobs.Tests.Support;
using GptImage2.Results;

namespace GptImage2.Jobs.Tests.Batches;

public sealed class BatchModeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_reads_all_items_at_half_the_price()
    {
        await using var shop = new BatchShop();
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(20));
        Assert.Equal(Enumerable.Range(20, 20), items.Select(static item => (int)item.Value.Price).Order());
        Assert.Equal(TimeSpan.FromDays(14), Assert.Single(shop.Provider.Batches).Request.OutputLifetime);
        decimal half = GptImage2Model.Price.Flex!.CostOf(new TokenUsage(1000, 100))!.Value;
        Assert.All(items, item => Assert.Equal((half, half, false), (item.Cost!.Value, item.Spent, item.FromJournal)));
        Assert.Equal(half * 20, Assert.Single(await shop.Journal.GetJobsAsync(Stop)).Spent);
        BatchSummary batch = Assert.Single(await shop.Journal.GetBatchesAsync(cancellationToken: Stop));
        Assert.Equal((20, 20, 0, "completed"), (batch.Lines, batch.Answered, batch.Failed, batch.Status));
        Assert.NotNull(batch.EndedAt);
        Assert.Equal("output", Assert.Single(shop.Provider.Files).Name);
        Assert.Empty(shop.SpoolFiles);
    }

    [Fact]
    public async Task A_second_run_sends_nothing()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(5);
        await shop.ReadAsync(files);
        List<JobItem<Label>> again = await shop.ReadAsync(files);
        Assert.All(again, static item => Assert.True(item.FromJournal));
        Assert.Equal(5, shop.Provider.Run.Count);
    }

    [Fact]
    public async Task Items_come_in_the_order_of_the_input_when_asked()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(30);
        List<JobItem<Label>> items = await shop.ReadAsync(files, shop.Options(static batches => batches with { MaxLines = 4 }) with { Order = JobOrder.Input, Window = 10 });
        Assert.Equal(files.Select(static file => file.Name), items.Select(static item => item.Key));
        Assert.Equal(30, shop.Provider.Run.Count);
    }

    [Fact]
    public async Task Requests_are_split_by_lines()
    {
        await using var shop = new BatchShop();
        await shop.ReadAsync(shop.Pictures(25), shop.Options(static batches => batches with { MaxLines = 10, MaxOpenBatches = 2 }));
        Assert.Equal([5, 10, 10], shop.Provider.Batches.Select(static batch => batch.Lines.Length).Order());
    }

    [Fact]
    public async Task Equal_pictures_under_two_keys_are_one_line()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = [shop.Picture("a.png", 50), shop.Picture("b.png", 50), shop.Picture("c.png", 51)];
        List<JobItem<Label>> items = await shop.ReadAsync(files);
        Assert.Equal(2, shop.Provider.Run.Count);
        Assert.Equal(3, items.Count(static item => item.IsDone));
        Assert.Equal(items.Sum(static item => item.Spent), Assert.Single(await shop.Journal.GetJobsAsync(Stop)).Spent);
    }

    [Fact]
    public async Task A_violation_is_corrected_in_the_next_batch()
    {
        await using var shop = new BatchShop();
        shop.Provider.Answer = static line => line.Contains("correction", StringComparison.Ordinal) ? Reply("""{"price":21}""")
            : line.EndsWith(" 21", StringComparison.Ordinal) ? Reply("""{"name":"label 21","price":5000}""") : null;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(4));
        Assert.Equal(21m, items.Single(static item => item.Key == "0021.png").Value.Price);
        Assert.Equal([1, 4], shop.Provider.Batches.Select(static batch => batch.Lines.Length).Order());
        Assert.Equal(1, items.Sum(static item => item.Corrections));
        Assert.Equal(5 * GptImage2Model.Price.Flex!.CostOf(new TokenUsage(1000, 100)), items.Sum(static item => item.Spent));
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("cancelled")]
    public async Task What_a_batch_did_not_run_is_asked_again(string status)
    {
        await using var shop = new BatchShop();
        shop.Provider.Outcome = batch => batch.Lines.Length == 10 ? status : "completed";
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(10));
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal([5, 10], shop.Provider.Batches.Select(static batch => batch.Lines.Length).Order());
        Assert.Equal(10, shop.Provider.Run.Distinct().Count());
    }

    [Fact]
    public async Task What_is_never_run_is_an_error_after_the_rounds()
    {
        await using var shop = new BatchShop();
        shop.Provider.Outcome = static _ => "expired";
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(1), shop.Options() with { MaxRounds = 2 });
        BatchException error = Assert.IsType<BatchException>(Assert.Single(items).Error);
        Assert.Contains("It was not executed.", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, shop.Provider.Batches.Count);
    }

    [Fact]
    public async Task A_line_that_is_refused_is_the_error_of_a_single_call()
    {
        await using var shop = new BatchShop();
        shop.Provider.Answer = static line => line.EndsWith(" 22", StringComparison.Ordinal) ? new BatchResult("") { Status = 400, Error = new ApiError("No such thing.") { Code = "invalid_value" } } : null;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(4));
        ApiException error = Assert.IsType<ApiException>(items.Single(static item => item.Key == "0022.png").Error);
        Assert.Equal((400, "invalid_value"), (error.Status, error.Code));
        Assert.Single(shop.Provider.Batches);
        Assert.Equal(3, items.Count(static item => item.IsDone));
    }

    [Fact]
    public async Task A_line_that_fails_for_a_reason_that_passes_is_asked_again()
    {
        await using var shop = new BatchShop();
        int failures = 0;
        shop.Provider.Answer = line => line.EndsWith(" 22", StringComparison.Ordinal) && failures++ < 2 ? new BatchResult("") { Status = 500, Error = new ApiError("Oops.") } : null;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(4));
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal([1, 1, 4], shop.Provider.Batches.Select(static batch => batch.Lines.Length).Order());
    }

    [Fact]
    public async Task A_model_without_batches_stops_the_run_and_says_what_to_do()
    {
        await using var shop = new BatchShop();
        shop.Provider.Refusal = static _ => new ProviderBatchError("model_not_found", "The provided model is not supported by the Batch API.", 1);
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(shop.Pictures(3)));
        Assert.Equal(JobStopReason.Batches, stopped.Reason);
        Assert.Contains("Fallback", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(await shop.Journal.GetJobsAsync(Stop)).UnsettledRequests);
    }

    [Fact]
    public async Task A_batch_that_is_too_large_for_the_queue_is_made_smaller()
    {
        await using var shop = new BatchShop();
        shop.Provider.Refusal = static batch => batch.Lines.Length > 3 ? new ProviderBatchError("token_limit_exceeded", "Enqueued token limit reached.", null) : null;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(12));
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal(12, shop.Provider.Run.Count);
        Assert.Contains(shop.Provider.Batches, static batch => batch.Lines.Length is > 1 and <= 3);
    }

    [Fact]
    public async Task A_limit_of_cost_holds_over_batches()
    {
        await using var shop = new BatchShop();
        decimal one = GptImage2Model.Price.Flex!.CostOf(new TokenUsage(1000, 100))!.Value;
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(shop.Pictures(200), shop.Options() with { MaxCost = one * 60 }));
        Assert.Equal(JobStopReason.Budget, stopped.Reason);
        Assert.InRange(Assert.Single(await shop.Journal.GetJobsAsync(Stop)).Spent, one, one * 60);
        Assert.All(shop.Provider.Run, static line => Assert.Contains("most", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_limit_of_the_client_is_not_passed_silently()
    {
        await using var shop = new BatchShop(static options => options.MaxCost = 1);
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(1));
        Assert.Contains("JobOptions.MaxCost", Assert.IsType<InvalidOperationException>(Assert.Single(items).Error).Message, StringComparison.Ordinal);
        Assert.Empty(shop.Provider.Batches);
    }

    [Fact]
    public async Task A_drained_run_leaves_its_batch_at_the_provider_and_the_next_one_collects_it()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(6);
        shop.Provider.Delay = int.MaxValue;
        using var control = new JobControl();
        Task<List<JobItem<Label>>> run = shop.ReadAsync(files, shop.Options() with { Control = control });
        while (!shop.Provider.Steps.ToArray().Contains("get"))
            await Task.Delay(5, Stop);
        control.Drain();
        Assert.Equal(JobStopReason.Drained, (await Assert.ThrowsAsync<JobStoppedException>(() => run)).Reason);
        shop.Provider.Delay = 0;
        // In any mode: what is in a batch is not paid a second time.
        List<JobItem<Label>> items = await shop.ReadAsync(files, shop.Options() with { Mode = JobMode.Live });
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Single(shop.Provider.Batches);
        Assert.Equal(6, shop.Provider.Run.Count);
    }

    [Fact]
    public async Task An_open_batch_of_another_endpoint_is_named_and_can_be_given_up()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(2);
        shop.Provider.Script = static (_, name) => name == "get" ? StepFault.Before : StepFault.None;
        await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(files, shop.Options() with { MaxOutage = TimeSpan.Zero }));
        var other = new ScriptedProvider { Name = "https://other.test/v1" };
        shop.Provider.Script = null;
        await shop.MoveAsync(other);
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(files));
        Assert.Contains("https://provider.test/v1", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(1, await shop.Journal.AbandonBatchesAsync("labels", Stop));
        Assert.Equal(2, Assert.Single(await shop.Journal.GetJobsAsync(Stop)).UnsettledRequests);
        Assert.All(await shop.ReadAsync(files), static item => Assert.True(item.IsDone));
    }

    [Fact]
    public async Task A_notification_ends_the_wait_for_a_batch()
    {
        await using var shop = new BatchShop();
        shop.Provider.Delay = 1;
        shop.FirstPoll = TimeSpan.FromHours(1);
        var notifications = new BatchNotifications();
        Task<List<JobItem<Label>>> run = shop.ReadAsync(shop.Pictures(2), shop.Options(batches => batches with { Notifications = notifications, PollInterval = TimeSpan.FromHours(1) }));
        while (!shop.Provider.Steps.ToArray().Contains("get"))
            await Task.Delay(5, Stop);
        notifications.Notify(shop.Provider.Batches[0].Id);
        Assert.All(await run.WaitAsync(TimeSpan.FromSeconds(30), Stop), static item => Assert.True(item.IsDone));
    }

    [Fact]
    public async Task An_input_file_that_cannot_be_deleted_does_not_hold_up_the_run()
    {
        await using var shop = new BatchShop();
        shop.Provider.Script = static (_, name) => name == "delete" ? StepFault.Before : StepFault.None;
        Assert.All(await shop.ReadAsync(shop.Pictures(3)), static item => Assert.True(item.IsDone));
        Assert.NotNull(Assert.Single(await shop.Journal.GetBatchesAsync(cancellationToken: Stop)).EndedAt);
        Assert.Contains(shop.Provider.Files, static file => file.Name.StartsWith("gptimage2-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_that_come_in_part_only_are_read_again()
    {
        await using var shop = new BatchShop();
        int readings = 0;
        shop.Provider.Script = (_, name) =>
        {
            if (name == "open")
                readings++;
            return StepFault.None;
        };
        shop.Provider.Answer = line => line.EndsWith(" 24", StringComparison.Ordinal) && readings < 3 ? new BatchResult("") { Problem = new UnexpectedResponseException("Line 5 is not JSON") } : null;
        Assert.All(await shop.ReadAsync(shop.Pictures(8)), static item => Assert.True(item.IsDone));
        Assert.Equal(3, readings);
        Assert.Equal(8, Assert.Single(await shop.Journal.GetBatchesAsync(cancellationToken: Stop)).Answered);
    }

    [Fact]
    public async Task Results_that_can_never_be_read_are_errors_of_their_items_and_may_be_billed()
    {
        await using var shop = new BatchShop();
        shop.Provider.Answer = static line => line.EndsWith(" 21", StringComparison.Ordinal) ? new BatchResult("") { Problem = new UnexpectedResponseException("Line 3 is not JSON") } : null;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(3));
        Assert.Equal(2, items.Count(static item => item.IsDone));
        Assert.Contains("Line 3 is not JSON", Assert.IsType<BatchException>(items.Single(static item => !item.IsDone).Error).Message, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await shop.Journal.GetJobsAsync(Stop)).UnsettledRequests);
    }

    [Fact]
    public async Task A_disk_that_is_full_meanwhile_stops_the_run()
    {
        await using var shop = new BatchShop();
        using var disk = SmallDisk.Mount(shop.Spool, 80);
        Assert.SkipWhen(disk.Reason is not null, disk.Reason ?? "");
        shop.Provider.LineBytes = 300_000;
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            shop.Pictures(3),
            static file => file.Name,
            async (reader, file, ct) =>
            {
                // After the first lines are written.
                while (file.Name == "0022.png" && shop.SpoolFiles.Count == 0)
                    await Task.Delay(5, ct);
                if (file.Name == "0022.png")
                    disk.Fill();
                return await reader.ReadAsync(ImageInput.FromFile(file.FullName), ct);
            },
            shop.Options(static batches => batches with { MaxFileBytes = 1_000_000 }))));
        Assert.Equal(JobStopReason.DiskFull, stopped.Reason);
        disk.Free();
        Assert.All(await shop.ReadAsync(shop.Pictures(3), shop.Options(static batches => batches with { MaxFileBytes = 1_000_000 })), static item => Assert.True(item.IsDone));
    }

    [Fact]
    public async Task The_open_batch_of_another_job_at_another_endpoint_stays_and_holds_up_no_one()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(2);
        shop.Provider.Script = static (_, name) => name == "get" ? StepFault.Before : StepFault.None;
        await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(files, shop.Options() with { MaxOutage = TimeSpan.Zero }));
        await shop.MoveAsync(new ScriptedProvider { Name = "https://other.test/v1" });
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Job("another").ReadAllAsync(
            [.. shop.Pictures(2, first: 90), files[0]], static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), shop.Options()));
        Assert.Equal(2, items.Count(static item => item.IsDone));
        Assert.Contains("https://provider.test/v1", Assert.IsType<BatchException>(items.Single(static item => !item.IsDone).Error).Message, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Journal.AbandonBatchesAsync("another", Stop));
        Assert.Null((await shop.Journal.GetBatchesAsync("labels", Stop))[0].EndedAt);
        Assert.Equal(1, await shop.Journal.AbandonBatchesAsync("labels", Stop));
    }

    [Fact]
    public async Task Progress_shows_the_batches()
    {
        await using var shop = new BatchShop();
        shop.Provider.Delay = 3;
        var seen = new List<JobProgress>();
        await shop.ReadAsync(shop.Pictures(3), shop.Options() with { Progress = new Listener(seen.Add), ProgressInterval = TimeSpan.FromMilliseconds(1) });
        Assert.Contains(seen, static progress => progress.InBatches == 3 && progress.Batches.Any(static batch => batch.Status == "validating"));
        Assert.Equal("completed", Assert.Single(seen[^1].Batches).Status);
        Assert.Equal(0, seen[^1].InBatches);
    }

    [Fact]
    public async Task A_file_is_never_longer_than_allowed_and_a_line_is_never_cut()
    {
        await using var shop = new BatchShop();
        shop.Provider.LineBytes = 300_000;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(8), shop.Options(static batches => batches with { MaxFileBytes = 1_000_000 }));
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal([600_000, 900_000, 900_000], shop.Provider.Uploads.Order());
    }

    [Fact]
    public async Task A_request_that_is_longer_than_a_file_may_be_is_an_error_of_its_item()
    {
        await using var shop = new BatchShop();
        shop.Provider.LineBytes = 1_000_001;
        JobItem<Label> item = Assert.Single(await shop.ReadAsync(shop.Pictures(1), shop.Options(static batches => batches with { MaxFileBytes = 1_000_000 })));
        Assert.Contains("1,000,000 bytes", Assert.IsType<BatchException>(item.Error).Message, StringComparison.Ordinal);
        Assert.Empty(shop.Provider.Batches);
        Assert.Empty(shop.SpoolFiles);
    }

    [Fact]
    public async Task A_picture_whose_reply_is_paid_for_may_be_gone()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(3);
        shop.Provider.Script = (_, name) =>
        {
            if (name == "get")
                files[0].Delete();
            return StepFault.None;
        };
        List<JobItem<Label>> items = await shop.ReadAsync(files);
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.True(items.Single(static item => item.Key == "0020.png").SourceMissing);
    }

    [Fact]
    public async Task A_call_that_depends_on_a_reply_goes_into_the_next_batch()
    {
        await using var shop = new BatchShop();
        shop.Provider.Answer = static line => line.Split(' ')[1] == "0" ? Reply("""{"isProduct":true}""") : null;
        List<JobItem<string>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            shop.Pictures(5),
            static file => file.Name,
            static async (reader, file, ct) =>
            {
                Label label = await reader.ReadAsync(ImageInput.FromFile(file.FullName), ct);
                Verdict verdict = await reader.CheckAsync(label.Name, ct);
                return $"{label.Name} {verdict.IsProduct}";
            },
            shop.Options()));
        Assert.Equal(Enumerable.Range(20, 5).Select(static width => $"label {width} True"), items.Select(static item => item.Value).Order(StringComparer.Ordinal));
        Assert.Equal([5, 5], shop.Provider.Batches.Select(static batch => batch.Lines.Length));
    }

    [Fact]
    public async Task Calls_at_the_same_time_and_second_opinions_are_lines_of_one_batch()
    {
        await using var shop = new BatchShop();
        List<JobItem<int>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            shop.Pictures(3),
            static file => file.Name,
            static async (reader, file, ct) =>
            {
                Label[] labels = await Task.WhenAll(reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), reader.ReadAsync(ImageInput.FromFile(file.FullName), ct));
                return labels.Length;
            },
            shop.Options()));
        Assert.All(items, static item => Assert.Equal(2, item.Value));
        // A lambda that waits for both is suspended at the first of them it needs.
        Assert.Equal(6, shop.Provider.Run.Count);
        Assert.Equal(6, shop.Provider.Run.Distinct().Count());
    }

    [Fact]
    public async Task Items_that_are_asked_again_are_paid_again_and_the_others_are_not()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(4);
        await shop.ReadAsync(files);
        shop.Provider.Answer = static line => line.EndsWith(" 21", StringComparison.Ordinal) ? Reply("""{"name":"new","price":1}""") : null;
        List<JobItem<Label>> items = await shop.ReadAsync(files, shop.Options() with { Again = ["0021.png"] });
        JobItem<Label> again = items.Single(static item => item.Key == "0021.png");
        Assert.Equal(("new", false), (again.Value.Name, again.FromJournal));
        Assert.True(again.Spent > 0);
        Assert.Equal(5, shop.Provider.Run.Count);
        Assert.Equal("new", (await shop.ReadAsync(files)).Single(static item => item.Key == "0021.png").Value.Name);
    }

    [Fact]
    public async Task Requests_of_a_slow_source_are_submitted_after_a_while()
    {
        await using var shop = new BatchShop();
        var submitted = new TaskCompletionSource();
        shop.Provider.Script = (_, name) =>
        {
            if (name == "create")
                submitted.TrySetResult();
            return StepFault.None;
        };
        List<FileInfo> files = shop.Pictures(3);
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            Slow(),
            static file => file.Name,
            static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct),
            shop.Options(static batches => batches with { CollectFor = TimeSpan.FromSeconds(1) })));
        Assert.Equal([1, 2], shop.Provider.Batches.Select(static batch => batch.Lines.Length));
        Assert.Equal(3, items.Count(static item => item.IsDone));

        async IAsyncEnumerable<FileInfo> Slow()
        {
            yield return files[0];
            await submitted.Task;
            yield return files[1];
            yield return files[2];
        }
    }

    [Fact]
    public async Task Files_of_processes_that_were_killed_are_deleted()
    {
        await using var shop = new BatchShop();
        Directory.CreateDirectory(shop.Spool);
        await File.WriteAllTextAsync(Path.Combine(shop.Spool, "gptimage2-0.jsonl"), "left", Stop);
        await File.WriteAllTextAsync(Path.Combine(shop.Spool, "notes.txt"), "mine", Stop);
        await shop.ReadAsync(shop.Pictures(1));
        Assert.Equal("notes.txt", Path.GetFileName(Assert.Single(shop.SpoolFiles)));
    }

    [Fact]
    public async Task A_disk_without_room_stops_the_run_before_anything_is_written()
    {
        await using var shop = new BatchShop();
        using var disk = SmallDisk.Mount(shop.Spool, 8);
        Assert.SkipWhen(disk.Reason is not null, disk.Reason ?? "");
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(shop.Pictures(1), shop.Options()));
        Assert.Equal(JobStopReason.DiskFull, stopped.Reason);
        Assert.Empty(shop.SpoolFiles);
    }

    [Theory]
    [InlineData(0, 200_000_000, nameof(JobBatchOptions.MaxLines))]
    [InlineData(50_001, 200_000_000, nameof(JobBatchOptions.MaxLines))]
    [InlineData(1, 200_000_001, nameof(JobBatchOptions.MaxFileBytes))]
    public async Task An_option_out_of_its_range_is_named(int lines, long bytes, string option)
    {
        await using var shop = new BatchShop();
        ArgumentOutOfRangeException refused = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => shop.ReadAsync([], shop.Options(batches => batches with { MaxLines = lines, MaxFileBytes = bytes })));
        Assert.Contains(option, refused.Message, StringComparison.Ordinal);
    }

    private static BatchResult Reply(string json) => new("") { Status = 200, Completion = ScriptedProvider.Completion(json) };

    private sealed class Listener(Action<JobProgress> seen) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => seen(value);
    }
}
