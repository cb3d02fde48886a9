namespace GptImage2;

/// <summary>Decides when a client may send its next request. One limiter may be shared by several clients.</summary>
/// <remarks>
/// <para>
/// <see cref="RequestLimiter"/> is the limiter of one process. Implement this interface for another one, such as one limit
/// for a cluster, and set <see cref="GptImage2Options.RequestLimiter"/>.
/// </para>
/// <para>
/// A client reserves before each attempt, retries included, and ends the lease when the attempt has ended. It may call all
/// members from several threads at the same time.
/// </para>
/// </remarks>
public interface IRequestLimiter
{
    /// <summary>Waits until a request may be sent, and counts it.</summary>
    /// <param name="demand">What the request is expected to take.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait. A request that is cancelled here was never counted, and those that wait after it move up.
    /// </param>
    /// <returns>The lease of the request. The client disposes it in every case.</returns>
    /// <exception cref="RequestLimitException">The limiter refuses the request instead of letting it wait.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <remarks>The call ends with any other exception that this method throws, as it is. Nothing is sent then.</remarks>
    ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken);

    /// <summary>Holds back all requests for a time, because the endpoint asked one of them to wait.</summary>
    /// <param name="duration">The time from now; more than zero. A shorter pause does not end a longer one.</param>
    /// <remarks>
    /// The client reports what it learned from <c>retry-after</c> and <c>x-ratelimit-*</c>, up to
    /// <see cref="GptImage2Options.MaxRetryDelay"/>. The request that was asked waits by itself in addition. When the pause
    /// ends, do not let all requests pass at the same moment. This method must neither block nor throw.
    /// </remarks>
    void Pause(TimeSpan duration);
}
