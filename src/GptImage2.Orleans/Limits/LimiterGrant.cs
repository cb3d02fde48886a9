namespace GptImage2.Orleans.Limits;

/// <summary>A slice that a limiter grants.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.limiter.grant")]
internal sealed class LimiterGrant
{
    /// <summary>The life of the limiter that granted it.</summary>
    [Id(0)]
    public string Epoch { get; init; } = "";

    /// <summary>The requests that may be sent.</summary>
    [Id(1)]
    public long Requests { get; init; }

    /// <summary>The tokens that they may take.</summary>
    [Id(2)]
    public long Tokens { get; init; }

    /// <summary>The time until the slice begins.</summary>
    [Id(3)]
    public TimeSpan Delay { get; init; }

    /// <summary>How long it may be used from then on.</summary>
    [Id(4)]
    public TimeSpan Lifetime { get; init; }
}
