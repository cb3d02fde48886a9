namespace GptImage2;

/// <summary>What the health check of a client looks at. None of it sends a completion, so it costs nothing.</summary>
public sealed class GptImage2HealthCheckOptions
{
    /// <summary>
    /// Whether the check asks the endpoint for the model, with <c>GET /models/{id}</c>. That is free, and shows that the endpoint is
    /// reached and accepts the key. False by default: then nothing is sent.
    /// </summary>
    public bool AsksEndpoint { get; set; }

    /// <summary>The time after which the endpoint counts as not reached; more than 0 and at most 1 minute. 5 seconds by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(1))
            throw new ArgumentOutOfRangeException($"options.{nameof(Timeout)}", Timeout, $"{nameof(GptImage2HealthCheckOptions)}.{nameof(Timeout)} must be longer than 0 and at most 1 minute.");
    }
}
