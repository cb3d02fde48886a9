using System.Runtime.InteropServices;

namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>What a process asks of a shared limit.</summary>
/// <param name="Holder">The process, by a name that no other one has.</param>
/// <param name="Requests">The requests that it wants; 0 when it only gives back.</param>
/// <param name="Tokens">The tokens that it wants.</param>
/// <param name="LeastTokens">The tokens of the request that comes first: the slice has at least these, and at least one request.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LimitDemand(string Holder, long Requests, long Tokens, long LeastTokens)
{
    /// <summary>The epoch of what is given back; null when nothing is.</summary>
    public string? Epoch { get; init; }

    /// <summary>The requests of earlier slices that were not sent.</summary>
    public long ReturnedRequests { get; init; }

    /// <summary>The tokens of earlier slices that were not used. Negative when requests took more than was granted.</summary>
    public long ReturnedTokens { get; init; }
}
