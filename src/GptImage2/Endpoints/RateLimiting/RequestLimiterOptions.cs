using System.Globalization;

namespace GptImage2;

/// <summary>The settings of a <see cref="RequestLimiter"/>. The limiter copies them when it is created.</summary>
public sealed class RequestLimiterOptions
{
    /// <summary>The maximum number of requests per minute, including retries; null for no limit.</summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>
    /// How many requests may be sent at once after a time without requests, and at the beginning: from 1 to
    /// <see cref="RequestsPerMinute"/>; null for a tenth of it, and at least 1.
    /// </summary>
    /// <remarks>In any minute, at most the limit and the burst are sent.</remarks>
    public int? RequestBurst { get; set; }

    /// <summary>The maximum number of tokens per minute, input and output together; null for no limit.</summary>
    public int? TokensPerMinute { get; set; }

    /// <summary>
    /// How many tokens may be taken at once after a time without requests, and at the beginning: from 1 to
    /// <see cref="TokensPerMinute"/>; null for a tenth of it, and at least 1.
    /// </summary>
    /// <remarks>A request that is larger than the burst is sent when the complete burst is available. The next ones wait for the rest.</remarks>
    public int? TokenBurst { get; set; }

    /// <summary>The clock for the waits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The first mistake in limits: the option and its rule; null when there is none.</summary>
    internal static (string Option, string Rule, object? Value)? Mistake(int? requests, int? requestBurst, int? tokens, int? tokenBurst) =>
        requests is < 1 ? (nameof(RequestsPerMinute), "must be at least 1", requests)
        : tokens is < 1 ? (nameof(TokensPerMinute), "must be at least 1", tokens)
        : Burst(nameof(RequestBurst), requestBurst, nameof(RequestsPerMinute), requests) ?? Burst(nameof(TokenBurst), tokenBurst, nameof(TokensPerMinute), tokens);

    private static (string Option, string Rule, object? Value)? Burst(string option, int? burst, string limitName, int? limit)
    {
        if (burst is null)
            return null;
        if (limit is not { } most)
            return (option, $"needs {limitName}", burst);
        return burst < 1 || burst > most ? (option, string.Create(CultureInfo.InvariantCulture, $"must be from 1 to {limitName}, {most}"), burst) : null;
    }
}
