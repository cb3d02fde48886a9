namespace GptImage2.OpenAI.Credentials;

/// <summary>Waits for a callback of the user as long as an attempt may take, also when the callback blocks its thread or ignores its token.</summary>
/// <param name="option">The option that holds the callback, as messages name it.</param>
/// <param name="timeout">The time limit.</param>
internal sealed class LimitedCallback(string option, TimeSpan timeout)
{
    public string Option => option;

    /// <exception cref="CallbackFailedException">The callback took too long.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> callback, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // The cancellation of the task itself would hide that of the callback.
        Task<T> running = Task.Run(() => callback(stop.Token).AsTask(), CancellationToken.None);
        try
        {
            return await running.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e) when (!running.IsCompleted)
        {
            throw new CallbackFailedException($"{option} took longer than GptImage2Options.AttemptTimeout, {timeout:c}.", e, timedOut: true);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is not OperationCanceledException)
        {
            // Some callbacks end with an exception of their own when they are cancelled.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        finally
        {
            Abandon(running, stop);
        }
    }

    // The callback is asked to stop. If it goes on, no one waits for it.
    private static void Abandon(Task running, CancellationTokenSource stop)
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
}
