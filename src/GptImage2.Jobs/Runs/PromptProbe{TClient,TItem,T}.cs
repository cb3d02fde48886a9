using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Runs;

/// <summary>
/// Replies are found by the prompts. A prompt that changes by itself, such as one with the time in it, ends the run: it is noticed before anything
/// is sent, or at the latest a little later.
/// </summary>
/// <param name="runner">Runs the passes.</param>
/// <param name="end">Ends the run.</param>
/// <param name="clock">The clock.</param>
/// <param name="over">Is cancelled when the run is over.</param>
internal sealed class PromptProbe<TClient, TItem, T>(PassRunner<TClient, TItem, T> runner, RunEnd end, TimeProvider clock, CancellationToken over)
    where TClient : class, IJsonModeClient<TClient>
{
    private static readonly TimeSpan SecondAfter = TimeSpan.FromSeconds(1.5);

    private Task _second = Task.CompletedTask;

    /// <summary>Compares the prompts of two passes over an item, and those of a third one in the background.</summary>
    /// <exception cref="JobStoppedException">They are different.</exception>
    public async Task BeginAsync(RunItem<TItem> item, CancellationToken cancellationToken)
    {
        PassOutcome<T> first = await CountAsync(item, null, cancellationToken).ConfigureAwait(false);
        PassOutcome<T> second = await CountAsync(item, first.Pass, cancellationToken).ConfigureAwait(false);
        if (second.Pass.Fatal is { } fatal)
        {
            end.End(fatal);
            cancellationToken.ThrowIfCancellationRequested();
            throw fatal;
        }

        _second = CompareLaterAsync(item, first.Pass);
    }

    /// <summary>Waits for the comparison in the background. It ends when the run is over.</summary>
    public Task WhenEndedAsync() => _second;

    private async Task CompareLaterAsync(RunItem<TItem> item, JobPass first)
    {
        try
        {
            await Task.Delay(SecondAfter, clock, over).ConfigureAwait(false);
            PassOutcome<T> later = await CountAsync(item, first, over).ConfigureAwait(false);
            if (later.Pass.Fatal is { } fatal)
                end.End(fatal);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The run has ended before.
        }
        catch (JournalException e)
        {
            end.End(new JobStoppedException(JobStopReason.Journal, e.Message, e));
        }
    }

    private Task<PassOutcome<T>> CountAsync(RunItem<TItem> item, JobPass? earlier, CancellationToken cancellationToken) =>
        runner.RunAsync(item.Key, item.Item, PassKind.Count, ignoresStored: true, earlier, null, cancellationToken);
}
