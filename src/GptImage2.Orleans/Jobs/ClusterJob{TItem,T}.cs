using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GptImage2.Jobs.Runs;

namespace GptImage2.Orleans.Jobs;

/// <summary>A job that the silos of a cluster read together: this process submits the items, and hands out what silos made of them.</summary>
internal sealed class ClusterJob<TItem, T>(string name, Func<TItem, string> keyOf, ClusterJobOptions options, IGrainFactory grains, JobPayloads payloads) : IJob<TItem, T>
{
    private const int ItemsAtOnce = 256;

    // Shorter than the time that Orleans waits for an answer.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    // An item of a slow sequence is not held back until a range is full.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(200);

    public string Name => name;

    public IAsyncEnumerable<JobItem<T>> ReadAllAsync(IAsyncEnumerable<TItem> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        payloads.Require<TItem>(name);
        payloads.Require<T>(name);
        return RunAsync(items, cancellationToken);
    }

    private async IAsyncEnumerable<JobItem<T>> RunAsync(IAsyncEnumerable<TItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var submission = new OutgoingSubmission(grains.GetGrain<IJobGrain>(name), Guid.NewGuid().ToString("N"), options);
        var duplicates = Channel.CreateUnbounded<JobItem<T>>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var submitting = Task.Run(() => SubmitAsync(submission, items, duplicates.Writer, over.Token), CancellationToken.None);
        Task attending = submission.AttendAsync(over.Token);
        bool isOver = false;
        try
        {
            long[] confirmed = [];
            while (!isOver)
            {
                while (duplicates.Reader.TryRead(out JobItem<T>? duplicate))
                    yield return duplicate;
                if (!await submission.HasBegunAsync(submitting, cancellationToken).ConfigureAwait(false))
                    break;
                JobResults results = await submission.TakeAsync(confirmed, ItemsAtOnce, Wait, cancellationToken).ConfigureAwait(false);
                foreach (JobRangeResults range in results.Ranges)
                {
                    foreach (JobItem<T> item in Read(submission, range))
                        yield return item;
                }

                submission.Deliver(results.Ranges);
                confirmed = [.. results.Ranges.Select(static range => range.Number)];
                isOver = results.IsOver;
                if (submitting.IsFaulted)
                    break;
                if (results is { StopReason: { } reason, Ranges: [] })
                    throw new JobStoppedException(Enum.TryParse(reason, out JobStopReason known) ? known : JobStopReason.Stopped, results.StopMessage ?? "");
            }

            await submitting.ConfigureAwait(false);
            while (duplicates.Reader.TryRead(out JobItem<T>? duplicate))
                yield return duplicate;
            submission.RequireAll();
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await submitting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await attending.ConfigureAwait(false);
            if (!isOver)
                await submission.AbandonAsync().ConfigureAwait(false);
        }
    }

    private IEnumerable<JobItem<T>> Read(OutgoingSubmission submission, JobRangeResults range)
    {
        // Null when it was delivered before, and its confirmation was lost.
        if (submission.KeysOf(range.Number) is not { } keys)
            yield break;
        for (int place = 0; place < keys.Length; place++)
        {
            yield return range.Results[place] is { } payload
                ? payloads.ReadItem<T>(keys[place], payload)
                : new JobItem<T>(keys[place], new ForgottenKeyException(keys[place]));
        }
    }

    private async Task SubmitAsync(OutgoingSubmission submission, IAsyncEnumerable<TItem> items, ChannelWriter<JobItem<T>> duplicates, CancellationToken cancellationToken)
    {
        var seen = new KeySet();
        var range = new List<(string Key, byte[] Item)>();
        IAsyncEnumerator<TItem> reader = items.GetAsyncEnumerator(cancellationToken);
        await using (reader.ConfigureAwait(false))
        {
            while (true)
            {
                Task<bool> next = reader.MoveNextAsync().AsTask();
                if (range.Count > 0 && await Task.WhenAny(next, Task.Delay(next.IsCompleted ? Timeout.InfiniteTimeSpan : LongestHold, cancellationToken)).ConfigureAwait(false) != next)
                    await FlushAsync().ConfigureAwait(false);
                if (!await next.ConfigureAwait(false))
                    break;
                string key = keyOf(reader.Current) ?? throw new InvalidOperationException($"The key of an item of the job '{name}' is null. Return a text for each item.");
                if (!seen.Add(key))
                {
                    duplicates.TryWrite(new JobItem<T>(key, new DuplicateKeyException(key)));
                    continue;
                }

                range.Add((key, payloads.Write(reader.Current)));
                if (range.Count >= options.RangeSize)
                    await FlushAsync().ConfigureAwait(false);
            }
        }

        await FlushAsync().ConfigureAwait(false);
        await submission.CompleteAsync(cancellationToken).ConfigureAwait(false);

        async Task FlushAsync()
        {
            if (range.Count > 0)
                await submission.AddAsync([.. range.Select(static item => item.Key)], [.. range.Select(static item => item.Item)], cancellationToken).ConfigureAwait(false);
            range.Clear();
        }
    }
}
