namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>A limit that several processes share, wherever it is kept. It is handed out in slices.</summary>
internal interface ISharedLimit
{
    /// <summary>Asks for a slice, and gives back what was not used of earlier ones.</summary>
    /// <remarks>It answers at once: when there is nothing now, the slice begins later.</remarks>
    Task<LimitGrant> TakeAsync(LimitDemand demand, CancellationToken cancellationToken);

    /// <summary>Holds back all processes for a time, because the endpoint asked one of them to wait.</summary>
    Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken);
}
