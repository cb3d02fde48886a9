using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Endpoints.Caching;

/// <summary>A store whose operations end after a time limit, whatever the store does.</summary>
internal sealed class TimeLimitedStore(IDistributedCache store, TimeSpan limit, TimeProvider clock)
{
    public Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        RunAsync(token => store.GetAsync(key, token), cancellationToken);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken cancellationToken) =>
        RunAsync(token => Done(store.SetAsync(key, value, options, token)), cancellationToken);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        RunAsync(token => Done(store.RemoveAsync(key, token)), cancellationToken);

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        var stop = new CancellationTokenSource();
        // Some stores block the thread that calls them.
        Task<Task<T>> beginning = Task.Factory.StartNew(() => operation(stop.Token), CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        Task<T> running = beginning.Unwrap();
        try
        {
            // A blocked thread is blocked in real time.
            Task<T> begun = await beginning.WaitAsync(limit, cancellationToken).ConfigureAwait(false);
            return await begun.WaitAsync(limit, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e) when (!running.IsCompleted)
        {
            throw new TimeoutException($"The store of replies did not answer within GptImage2Options.ReplyCacheTimeout, {limit:c}.", e);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // Some stores end a cancelled operation with an exception of their own.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        finally
        {
            Abandon(running, stop);
        }
    }

    // The store is asked to stop. If it goes on, no one waits for it.
    private static void Abandon<T>(Task<T> running, CancellationTokenSource stop)
    {
        Task stopped = running.IsCompleted ? Task.CompletedTask : stop.CancelAsync();
        _ = Task.WhenAll(running, stopped).ContinueWith(
            static (task, state) =>
            {
                _ = task.Exception;
                ((CancellationTokenSource)state!).Dispose();
            },
            stop,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static async Task<bool> Done(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
