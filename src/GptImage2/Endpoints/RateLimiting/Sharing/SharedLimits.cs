namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The limits of one model, as <see cref="RequestLimiterOptions"/> describes them.</summary>
internal sealed record SharedLimits(int? RequestsPerMinute, int? RequestBurst, int? TokensPerMinute, int? TokenBurst);
