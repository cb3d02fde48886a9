using System.Runtime.InteropServices;

namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>A slice of a shared limit. It is already counted.</summary>
/// <param name="Epoch">The life of the limit that granted it. A limit that lost its state begins another one, and takes nothing back of this one.</param>
/// <param name="Requests">The requests that may be sent.</param>
/// <param name="Tokens">The tokens that they may take.</param>
/// <param name="Delay">The time until the slice begins.</param>
/// <param name="Lifetime">How long it may be used from then on.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LimitGrant(string Epoch, long Requests, long Tokens, TimeSpan Delay, TimeSpan Lifetime);
