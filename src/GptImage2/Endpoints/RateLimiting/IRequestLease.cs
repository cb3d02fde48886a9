namespace GptImage2;

/// <summary>The place of one request in the limits of an <see cref="IRequestLimiter"/>.</summary>
/// <remarks>
/// <para>
/// <see cref="IDisposable.Dispose"/> ends the lease. Without a call of <see cref="Settle"/> before it, the request was not
/// sent, and everything that was reserved is given back.
/// </para>
/// <para>The members must neither block nor throw: they run when the reply is already there and paid for.</para>
/// </remarks>
public interface IRequestLease : IDisposable
{
    /// <summary>Reports that the request was sent, and what it took. It is called at most once, before the lease is disposed.</summary>
    /// <param name="usage">
    /// The tokens that the endpoint counted; they replace the estimate. Null when the endpoint reported none, or the
    /// connection was lost: then the reservation stays counted.
    /// </param>
    void Settle(TokenUsage? usage);
}
