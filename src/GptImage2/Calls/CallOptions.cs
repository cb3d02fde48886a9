namespace GptImage2;

/// <summary>
/// Settings of a method, or of one call of it. What is null here is decided further out: by the method, its interface,
/// and last by <see cref="GptImage2Options"/>.
/// </summary>
/// <remarks>A method takes them as a parameter of this type, and then each call can have its own.</remarks>
public sealed record CallOptions
{
    /// <summary>How much of a reply may be repaired before the model is asked again.</summary>
    public Leniency? Leniency { get; init; }

    /// <summary>How often the model may be asked to correct a reply that breaks its contract: 0 to 5.</summary>
    public int? MaxCorrections { get; init; }

    /// <summary>The most tokens that a reply may have, reasoning included.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The most that the call may cost in US dollars, corrections included.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Checks of the value, after those that were registered further out; null adds none.</summary>
    public ReplyChecks? Checks { get; init; }

    /// <summary>These settings, and for those that are null here the ones of <paramref name="outer"/>.</summary>
    internal CallOptions Within(CallOptions? outer) => outer is null
        ? this
        : new CallOptions
        {
            Leniency = Leniency ?? outer.Leniency,
            MaxCorrections = MaxCorrections ?? outer.MaxCorrections,
            MaxOutputTokens = MaxOutputTokens ?? outer.MaxOutputTokens,
            MaxCost = MaxCost ?? outer.MaxCost,
            Checks = ReplyChecks.Join(outer.Checks, Checks),
        };

    internal const int MostCorrections = 5;

    internal void Validate(string parameterName)
    {
        if (Leniency is { } leniency && !Enum.IsDefined(leniency))
            throw new ArgumentOutOfRangeException(parameterName, leniency, $"{nameof(Leniency)} must be one of its names.");
        if (MaxCorrections is < 0 or > MostCorrections)
            throw new ArgumentOutOfRangeException(parameterName, MaxCorrections, $"{nameof(MaxCorrections)} must be from 0 to {MostCorrections}.");
        if (MaxOutputTokens is < 1)
            throw new ArgumentOutOfRangeException(parameterName, MaxOutputTokens, $"{nameof(MaxOutputTokens)} must be at least 1.");
        if (MaxCost is <= 0)
            throw new ArgumentOutOfRangeException(parameterName, MaxCost, $"{nameof(MaxCost)} must be more than 0.");
    }
}
