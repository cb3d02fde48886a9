namespace GptImage2;

/// <summary>What a stream of server-sent events shows to the browser.</summary>
public sealed record EventStreamOptions
{
    /// <summary>Whether the event <c>end</c> has the tokens that were billed. False by default.</summary>
    public bool ShowUsage { get; init; }

    /// <summary>Whether the event <c>end</c> has the cost in US dollars. False by default.</summary>
    public bool ShowCost { get; init; }

    /// <summary>
    /// The time without an event after which a comment is sent, so that proxies do not close the connection; more than 0, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for none.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether the response begins with the first heartbeat when the first item takes longer. Then an error before the first item is an
    /// event too, because the status was already sent. False by default: the response begins with the first item.
    /// </summary>
    public bool BeginWithHeartbeat { get; init; }

    internal void Validate()
    {
        if (Heartbeat <= TimeSpan.Zero && Heartbeat != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException($"options.{nameof(Heartbeat)}", Heartbeat, $"{nameof(EventStreamOptions)}.{nameof(Heartbeat)} must be longer than 0, or Timeout.InfiniteTimeSpan.");
    }
}
