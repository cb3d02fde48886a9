using System.Globalization;
using GptImage2.Endpoints.Batches;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Batches;

/// <summary>Brings one batch from its file to its replies. Each step is in the journal before it is done, so that another run can go on after a crash.</summary>
internal sealed class BatchFlow(BatchContext context, PendingBatch pending)
{
    /// <summary>The name in the metadata of a batch by which it is found at the provider.</summary>
    public const string UidName = "gptimage2_batch";

    private const string JobName = "gptimage2_job";
    private const int MostMetadata = 512;
    private const int Readings = 5;
    private const int Deletions = 3;

    // Clocks of the provider and of this machine may differ.
    private static readonly TimeSpan ListedBefore = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private StoredBatch _batch = null!;

    /// <summary>Whether the provider says that the model has no batches.</summary>
    public bool IsUnsupported { get; private set; }

    /// <summary>Whether the provider refused the batch because too many tokens wait in its queue.</summary>
    public bool IsQueueFull { get; private set; }

    /// <summary>Records, uploads, submits and reads a batch.</summary>
    /// <param name="spool">Its requests.</param>
    /// <param name="added">Is called with the id of the batch in the journal.</param>
    /// <param name="uploaded">Is called when the file is not needed any more.</param>
    /// <param name="cancellationToken">Leaves the batch as it is, for a later run.</param>
    public async Task RunAsync(BatchSpool spool, Action<long> added, Action uploaded, CancellationToken cancellationToken)
    {
        try
        {
            await using (spool.ConfigureAwait(false))
            {
                await PrepareAsync(spool, cancellationToken).ConfigureAwait(false);
                added(_batch.Id);
                await UploadAsync(spool, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            uploaded();
        }

        if (_batch.State == BatchState.Uploaded)
            await SubmitAsync(cancellationToken).ConfigureAwait(false);
        if (_batch.State == BatchState.Submitted)
            await CollectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with a batch of a run that has ended.</summary>
    public async Task ResumeAsync(StoredBatch batch, CancellationToken cancellationToken)
    {
        _batch = batch;
        Show(null);
        switch (batch.State)
        {
            case BatchState.Submitting:
                await ResolveAsync(cancellationToken).ConfigureAwait(false);
                break;
            case BatchState.Prepared or BatchState.Uploaded:
                // It was certainly not submitted. Its requests are collected again.
                await CleanUpAsync(cancellationToken).ConfigureAwait(false);
                await EndAsync(LineFailure.NotRun("The batch was not submitted.") with { IsFree = true }, mayBeBilled: false).ConfigureAwait(false);
                break;
        }

        if (_batch.State == BatchState.Submitted)
            await CollectAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task PrepareAsync(BatchSpool spool, CancellationToken cancellationToken)
    {
        string hash = await spool.SealAsync(cancellationToken).ConfigureAwait(false);
        _batch = new StoredBatch(0, spool.Uid, BatchState.Prepared)
        {
            Job = context.Run.Job,
            Endpoint = context.Endpoint.Name,
            Model = spool.Model,
            Lines = spool.Lines.Count,
            Bytes = spool.Bytes,
            FileHash = hash,
            CreatedAt = spool.CreatedAt,
        };
        _batch = _batch with { Id = await context.Store.Batches.AddBatchAsync(context.Run, _batch, [.. spool.Lines.Select(static line => line.Number)]).ConfigureAwait(false) };
        Show(null);
    }

    private async Task UploadAsync(BatchSpool spool, CancellationToken cancellationToken)
    {
        bool hasFailed = false;
        string? file = null;
        await RetryAsync(
            async () =>
            {
                spool.File.Position = 0;
                if (hasFailed)
                    await CleanUpAsync(cancellationToken).ConfigureAwait(false);
                hasFailed = true;
                file = await context.Endpoint.UploadAsync(SpoolFolder.NameOf(_batch.Uid), spool.File, cancellationToken).ConfigureAwait(false);
            },
            "uploaded",
            cancellationToken).ConfigureAwait(false);
        if (file is not null)
            await RecordAsync(_batch with { State = BatchState.Uploaded, InputFileId = file }).ConfigureAwait(false);
    }

    private async Task SubmitAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal) { [UidName] = _batch.Uid, [JobName] = Shortened(_batch.Job) };
        var request = new NewBatch(_batch.InputFileId!, metadata, context.Settings.OutputLifetime);
        await RetryAsync(
            async () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                context.Store.Check(context.Run);
                await RecordAsync(_batch with { State = BatchState.Submitting, SubmittedAt = context.Clock.GetUtcNow() }).ConfigureAwait(false);
                try
                {
                    // Not cancelled: the answer says whether the batch exists.
                    ProviderBatch made = await context.Endpoint.CreateAsync(request, CancellationToken.None).ConfigureAwait(false);
                    await RecordAsync(_batch with { State = BatchState.Submitted, BatchId = made.Id, Status = made.Status }).ConfigureAwait(false);
                }
                catch (GptImage2Exception e) when (e is CredentialException or ApiException { Status: >= 400 and < 500 and not 408 and not 409 })
                {
                    // It was certainly not submitted.
                    await RecordAsync(_batch with { State = BatchState.Uploaded, SubmittedAt = null }).ConfigureAwait(false);
                    if (e is not ApiException refused || !IsAboutModel(refused.Code, refused.Message))
                        throw;
                    await CleanUpAsync(cancellationToken).ConfigureAwait(false);
                    await UnsupportedAsync($"The provider refused the batch: {e.Message}").ConfigureAwait(false);
                }
                catch (GptImage2Exception)
                {
                    await ResolveAsync(cancellationToken).ConfigureAwait(false);
                }
            },
            "submitted",
            cancellationToken).ConfigureAwait(false);
    }

    // Whether the batch exists is not known. Without its input file it cannot run, so that after that the listing decides.
    private async Task ResolveAsync(CancellationToken cancellationToken)
    {
        ProviderBatch? found = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await DeleteInputAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(context.Timings.Unclear, context.Clock, cancellationToken).ConfigureAwait(false);
            found = await FindAsync(cancellationToken).ConfigureAwait(false);
        }

        if (found is null)
            await EndAsync(LineFailure.NotRun("The batch was not submitted: the provider did not answer."), mayBeBilled: false).ConfigureAwait(false);
        else
            await RecordAsync(_batch with { State = BatchState.Submitted, BatchId = found.Id, Status = found.Status, InputFileId = found.InputFileId ?? _batch.InputFileId }).ConfigureAwait(false);
    }

    private async Task<ProviderBatch?> FindAsync(CancellationToken cancellationToken)
    {
        ProviderBatch? found = null;
        await RetryAsync(
            async () =>
            {
                await foreach (ProviderBatch batch in context.Endpoint.ListAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (batch.Metadata.GetValueOrDefault(UidName) == _batch.Uid)
                        found = batch;
                    if (found is not null || batch.CreatedAt < _batch.CreatedAt - ListedBefore)
                        break;
                }
            },
            "found",
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        if (await WaitAsync(cancellationToken).ConfigureAwait(false) is not { } ended)
            return;
        await RecordAsync(_batch with { Status = ended.Status, OutputFileId = ended.OutputFileId, ErrorFileId = ended.ErrorFileId }).ConfigureAwait(false);
        string? lost = null;
        var reader = new BatchReader(context, pending);
        foreach (string? file in new[] { ended.OutputFileId, ended.ErrorFileId })
        {
            if (file is not null)
                lost ??= await ReadAsync(reader, file, cancellationToken).ConfigureAwait(false);
        }

        await CleanUpAsync(cancellationToken).ConfigureAwait(false);
        if (ended.Status == "failed")
            await RefusedAsync(ended).ConfigureAwait(false);
        else
            await EndAsync(LineFailure.NotRun(lost ?? $"The batch {ended.Id} ended as '{ended.Status}' without a line for the request. It may be billed.", isTransient: false), mayBeBilled: true).ConfigureAwait(false);
    }

    // A batch that failed has run nothing.
    private async Task RefusedAsync(ProviderBatch batch)
    {
        ProviderBatchError? first = batch.Errors.Count == 0 ? null : batch.Errors[0];
        string reason = first is null ? "it gave no reason" : $"{first.Message}{(first.Code is null ? "" : $" ({first.Code})")}{(first.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $", line {line}") : "")}";
        IsQueueFull = batch.Errors.Any(static error => error.Code is "token_limit_exceeded");
        string message = $"The provider refused the batch {batch.Id}: {reason}";
        if (!IsQueueFull && batch.Errors.Any(static error => IsAboutModel(error.Code, error.Message)))
            await UnsupportedAsync(message).ConfigureAwait(false);
        else
            await EndAsync(LineFailure.NotRun(message) with { IsFree = IsQueueFull && _batch.Lines > 1 }, mayBeBilled: false).ConfigureAwait(false);
    }

    private async Task UnsupportedAsync(string message)
    {
        IsUnsupported = true;
        await EndAsync(LineFailure.NotRun(message) with { IsFree = true }, mayBeBilled: false).ConfigureAwait(false);
        if (context.Settings.Fallback is null)
            context.End(new JobStoppedException(JobStopReason.Batches, $"{message} Run the job in the mode {nameof(JobMode.Flex)} or {nameof(JobMode.Live)}, or set {nameof(JobBatchOptions)}.{nameof(JobBatchOptions.Fallback)}."));
    }

    private static bool IsAboutModel(string? code, string message) =>
        code is "model_not_found" or "model_not_supported" or "unsupported_model"
        || (message.Contains("model", StringComparison.OrdinalIgnoreCase) && message.Contains("not supported", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads one of the files.</summary>
    /// <returns>What to say of the lines in a file that is gone; null when it was read.</returns>
    private async Task<string?> ReadAsync(BatchReader reader, string file, CancellationToken cancellationToken)
    {
        for (int left = Readings; ; left--)
        {
            string? lost = null;
            bool isBroken = false;
            await RetryAsync(
                async () =>
                {
                    try
                    {
                        await reader.ReadAsync(_batch, file, cancellationToken).ConfigureAwait(false);
                    }
                    catch (ApiException e) when (e.Status == 404)
                    {
                        lost = $"The provider does not have the file '{file}' any more, which had the reply. It may be billed. Run the job again to ask for it again.";
                    }
                    catch (UnexpectedResponseException e)
                    {
                        // It may have come in part only. What was read is recorded, and the rest is read again.
                        isBroken = true;
                        lost = $"The file '{file}' of the provider cannot be read, so the reply is lost. It may be billed. {e.Message}";
                    }
                },
                "read",
                cancellationToken).ConfigureAwait(false);
            if (!isBroken || left == 1)
                return lost;
            await Task.Delay(context.Timings.Retry, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ProviderBatch?> WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan longest = context.Settings.PollInterval;
        TimeSpan wait = context.Timings.FirstPoll < longest ? context.Timings.FirstPoll : longest;
        while (true)
        {
            ProviderBatch? batch = null;
            bool isGone = false;
            await RetryAsync(
                async () =>
                {
                    try
                    {
                        batch = await context.Endpoint.GetAsync(_batch.BatchId!, cancellationToken).ConfigureAwait(false);
                    }
                    catch (ApiException e) when (e.Status == 404)
                    {
                        isGone = true;
                    }
                },
                "looked at",
                cancellationToken).ConfigureAwait(false);
            if (isGone)
            {
                await GoneAsync().ConfigureAwait(false);
                return null;
            }

            Show(batch);
            if (batch!.HasEnded)
                return batch;
            pending.Runs();
            if (batch.Status != _batch.Status)
                await RecordAsync(_batch with { Status = batch.Status }).ConfigureAwait(false);
            await (context.Settings.Notifications is { } notifications
                ? notifications.WaitAsync(_batch.BatchId!, wait, context.Clock, cancellationToken)
                : Task.Delay(wait, context.Clock, cancellationToken)).ConfigureAwait(false);
            wait = wait * 1.5 < longest ? wait * 1.5 : longest;
        }
    }

    private async Task GoneAsync()
    {
        string message = $"{context.Endpoint.Name} does not know the batch {_batch.BatchId}, which was submitted at {_batch.Endpoint}.";
        // It may be fine where it was submitted.
        bool isElsewhere = _batch.Endpoint != context.Endpoint.Name;
        string advice = $"Run the job '{_batch.Job}' with a client of that endpoint and project, or give the batch up with Journal.AbandonBatchesAsync.";
        if (isElsewhere && _batch.Job == context.Run.Job)
        {
            context.End(new JobStoppedException(JobStopReason.Batches, $"{message} {advice}"));
            throw new BatchLeftException();
        }

        if (isElsewhere)
        {
            // Another job waits for it. Only an equal request of this one cannot be answered.
            await FailLinesAsync(LineFailure.NotRun($"{message} {advice}", isTransient: false)).ConfigureAwait(false);
            return;
        }

        await EndAsync(LineFailure.NotRun($"{message} Its requests may be billed. Run the job again to ask for them again.", isTransient: false), mayBeBilled: true).ConfigureAwait(false);
    }

    /// <summary>Deletes the input file, so that a batch that may exist cannot run.</summary>
    private async Task DeleteInputAsync(CancellationToken cancellationToken)
    {
        await RetryAsync(() => TryDeleteInputAsync(cancellationToken), "cleaned up", cancellationToken).ConfigureAwait(false);
        _batch = _batch with { InputFileId = null };
    }

    /// <summary>Deletes the input file that is not needed any more. A key that may not delete files does not hold up the run: the provider deletes them after 30 days.</summary>
    private async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        for (int left = Deletions; left > 0; left--)
        {
            try
            {
                await TryDeleteInputAsync(cancellationToken).ConfigureAwait(false);
                _batch = _batch with { InputFileId = null };
                return;
            }
            catch (GptImage2Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                if (!Failures.IsTransient(e))
                    return;
                await Task.Delay(context.Timings.Retry, context.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TryDeleteInputAsync(CancellationToken cancellationToken)
    {
        if (_batch.InputFileId is { } known)
        {
            await context.Endpoint.DeleteFileAsync(known, cancellationToken).ConfigureAwait(false);
            return;
        }

        // Its upload may have succeeded without an answer.
        string name = SpoolFolder.NameOf(_batch.Uid);
        List<string> found = [];
        await foreach (ProviderFile file in context.Endpoint.ListFilesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (file.Name == name)
                found.Add(file.Id);
            if (file.CreatedAt < _batch.CreatedAt - ListedBefore)
                break;
        }

        foreach (string id in found)
            await context.Endpoint.DeleteFileAsync(id, cancellationToken).ConfigureAwait(false);
    }

    private async Task RecordAsync(StoredBatch batch)
    {
        await context.Store.Batches.UpdateBatchAsync(context.Run, batch).ConfigureAwait(false);
        _batch = batch;
        Show(null);
    }

    // Lines that are left have neither a reply nor an error of their own.
    private async Task EndAsync(LineFailure failure, bool mayBeBilled)
    {
        await FailLinesAsync(failure).ConfigureAwait(false);
        await context.Store.Batches.EndBatchAsync(context.Run, _batch, mayBeBilled).ConfigureAwait(false);
        _batch = _batch with { State = BatchState.Ended, EndedAt = context.Clock.GetUtcNow() };
        Show(null);
    }

    private async Task FailLinesAsync(LineFailure failure)
    {
        await foreach (OpenRequest line in BatchLines.ReadAsync(context.Store, _batch.Id, CancellationToken.None).ConfigureAwait(false))
        {
            pending.Fail(line.Key, failure);
            context.Budget.Close(line.Reserved);
        }
    }

    /// <summary>Does something until it succeeds, as long as it fails for reasons that pass.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="verb">What is done to the batch, for messages.</param>
    /// <param name="cancellationToken">Ends the waits.</param>
    private async Task RetryAsync(Func<Task> action, string verb, CancellationToken cancellationToken)
    {
        long start = context.Clock.GetTimestamp();
        for (TimeSpan wait = context.Timings.Retry; ; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            Exception error;
            try
            {
                await action().ConfigureAwait(false);
                return;
            }
            catch (GptImage2Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                error = e;
            }

            bool isTransient = Failures.IsTransient(error);
            if (!isTransient || context.Clock.GetElapsedTime(start) >= context.Options.MaxOutage)
            {
                JobStopReason reason = isTransient ? JobStopReason.Outage : JobStopReason.Batches;
                string again = _batch.State == BatchState.Submitted ? " It stays at the provider." : "";
                context.End(new JobStoppedException(reason, $"A batch of '{_batch.Job}' could not be {verb}: {error.Message}{again} Run the job again to go on.", error));
                throw new BatchLeftException();
            }

            TimeSpan asked = error is ApiException { RetryAfter: { } after } && after > wait ? after : wait;
            await Task.Delay(asked, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Show(ProviderBatch? provider) => pending.Summary = new BatchSummary(
        _batch.Job,
        _batch.Lines,
        provider?.Completed ?? pending.Summary?.Answered ?? _batch.Answered,
        provider?.Failed ?? pending.Summary?.Failed ?? _batch.Failed,
        _batch.CreatedAt)
    {
        BatchId = _batch.BatchId,
        Status = provider?.Status ?? _batch.Status,
        Bytes = _batch.Bytes,
        SubmittedAt = _batch.SubmittedAt,
        EndedAt = _batch.EndedAt,
    };

    private static string Shortened(string text) => text.Length <= MostMetadata ? text : text[..MostMetadata];
}
