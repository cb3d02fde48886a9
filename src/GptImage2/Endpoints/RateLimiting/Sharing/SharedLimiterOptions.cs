using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2;

/// <summary>The limits that several processes share, and how they share them. They apply to each model separately, as those of providers do.</summary>
/// <remarks>All processes must have the same limits.</remarks>
public sealed class SharedLimiterOptions
{
    /// <summary>The maximum number of requests per minute of all processes, including retries; null for no limit.</summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>How many requests may be sent at once after a time without requests: from 1 to <see cref="RequestsPerMinute"/>; null for a tenth of it, and at least 1.</summary>
    /// <remarks>At the beginning, and after the state of the limits was lost, there is no burst.</remarks>
    public int? RequestBurst { get; set; }

    /// <summary>The maximum number of tokens per minute of all processes, input and output together; null for no limit.</summary>
    public int? TokensPerMinute { get; set; }

    /// <summary>How many tokens may be taken at once after a time without requests: from 1 to <see cref="TokensPerMinute"/>; null for a tenth of it, and at least 1.</summary>
    public int? TokenBurst { get; set; }

    /// <summary>The limits of models that differ from the others, by the id of the model.</summary>
    public IDictionary<string, RequestLimiterOptions> Models { get; } = new Dictionary<string, RequestLimiterOptions>(StringComparer.Ordinal);

    /// <summary>For how long a process takes ahead: from 100 milliseconds to 1 minute. Longer slices need fewer round trips, and hold back more when a process ends.</summary>
    public TimeSpan SliceDuration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long requests wait for limits that cannot be reached, before they fail with a <see cref="RequestLimitException"/>: up to 1 day.</summary>
    public TimeSpan MaxOutage { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of this process. Clocks of different processes need not agree.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal SliceTimings Timings => new() { Slice = SliceDuration, MaxOutage = MaxOutage };

    internal SharedLimits LimitsOf(string model) => Models.TryGetValue(model, out RequestLimiterOptions? own)
        ? new SharedLimits(own.RequestsPerMinute, own.RequestBurst, own.TokensPerMinute, own.TokenBurst)
        : new SharedLimits(RequestsPerMinute, RequestBurst, TokensPerMinute, TokenBurst);

    /// <summary>Copies the options, so that later changes of them change no limiter.</summary>
    internal SharedLimiterOptions Copy()
    {
        var copy = new SharedLimiterOptions
        {
            RequestsPerMinute = RequestsPerMinute,
            RequestBurst = RequestBurst,
            TokensPerMinute = TokensPerMinute,
            TokenBurst = TokenBurst,
            SliceDuration = SliceDuration,
            MaxOutage = MaxOutage,
            TimeProvider = TimeProvider,
        };
        foreach ((string model, RequestLimiterOptions own) in Models)
        {
            copy.Models.Add(model, new RequestLimiterOptions
            {
                RequestsPerMinute = own.RequestsPerMinute,
                RequestBurst = own.RequestBurst,
                TokensPerMinute = own.TokensPerMinute,
                TokenBurst = own.TokenBurst,
            });
        }

        return copy;
    }

    /// <summary>Throws when an option is wrong.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names the option.</exception>
    internal void Validate()
    {
        RequireLimits(RequestsPerMinute, RequestBurst, TokensPerMinute, TokenBurst, "");
        foreach ((string model, RequestLimiterOptions own) in Models)
            RequireLimits(own.RequestsPerMinute, own.RequestBurst, own.TokensPerMinute, own.TokenBurst, $"{nameof(Models)}[\"{model}\"].");
        Require(SliceDuration >= TimeSpan.FromMilliseconds(100) && SliceDuration <= TimeSpan.FromMinutes(1), nameof(SliceDuration), "must be from 100 milliseconds to 1 minute", SliceDuration);
        Require(MaxOutage >= TimeSpan.Zero && MaxOutage <= TimeSpan.FromDays(1), nameof(MaxOutage), "must be from 0 to 1 day", MaxOutage);
        Require(TimeProvider is not null, nameof(TimeProvider), "must not be null", null);
    }

    private static void RequireLimits(int? requests, int? requestBurst, int? tokens, int? tokenBurst, string prefix)
    {
        if (RequestLimiterOptions.Mistake(requests, requestBurst, tokens, tokenBurst) is { } mistake)
            Require(false, prefix + mistake.Option, mistake.Rule, mistake.Value);
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(SharedLimiterOptions)}.{option} {rule}.");
    }
}
