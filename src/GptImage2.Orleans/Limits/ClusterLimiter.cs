namespace GptImage2.Orleans.Limits;

/// <summary>A limiter that a silo or a client knows; its name is that of the options.</summary>
internal sealed class ClusterLimiter
{
    /// <summary>Its limits; null when it was not configured.</summary>
    public SharedLimiterOptions? Options { get; set; }
}
