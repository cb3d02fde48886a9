namespace GptImage2;

/// <summary>
/// Settings of one call. A setting that is null here is taken from the method, then from its interface, and last from
/// <see cref="GptImage2Options"/>.
/// </summary>
/// <remarks>Declare a parameter of this type in a method to give settings to each call.</remarks>
public sealed record CallOptions
{
    /// <summary>Which repairs of a reply are made before the model is asked again.</summary>
    public Leniency? Leniency { get; init; }

    /// <summary>How often the model may be asked to correct a reply that breaks its contract: 0 to 5.</summary>
    public int? MaxCorrections { get; init; }

    /// <summary>Whether corrections send the images of the call again.</summary>
    public CorrectionImages? CorrectionImages { get; init; }

    /// <summary>What happens to values that fit, but may not come from the input: empty objects, copies of examples, placeholders.</summary>
    public DoubtfulAnswers? DoubtfulAnswers { get; init; }

    /// <summary>The maximum number of output tokens of a reply, including reasoning.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The maximum cost of the call in US dollars, including corrections.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Checks of the value, after those that were registered further out; null adds none.</summary>
    public ReplyChecks? Checks { get; init; }

    /// <summary>Returns these settings; settings that are null here are taken from <paramref name="outer"/>.</summary>
    internal CallOptions Within(CallOptions? outer) => outer is null
        ? this
        : new CallOptions
        {
            Leniency = Leniency ?? outer.Leniency,
            MaxCorrections = MaxCorrections ?? outer.MaxCorrections,
            CorrectionImages = CorrectionImages ?? outer.CorrectionImages,
            DoubtfulAnswers = DoubtfulAnswers ?? outer.DoubtfulAnswers,
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
        if (DoubtfulAnswers is { } doubtful && !Enum.IsDefined(doubtful))
            throw new ArgumentOutOfRangeException(parameterName, doubtful, $"{nameof(DoubtfulAnswers)} must be one of its names.");
        if (CorrectionImages is { } images && !Enum.IsDefined(images))
            throw new ArgumentOutOfRangeException(parameterName, images, $"{nameof(CorrectionImages)} must be one of its names.");
        if (MaxOutputTokens is < 1)
            throw new ArgumentOutOfRangeException(parameterName, MaxOutputTokens, $"{nameof(MaxOutputTokens)} must be at least 1.");
        if (MaxCost is <= 0)
            throw new ArgumentOutOfRangeException(parameterName, MaxCost, $"{nameof(MaxCost)} must be more than 0.");
    }
}
