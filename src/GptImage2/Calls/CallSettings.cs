namespace GptImage2;

/// <summary>The settings of one call, decided.</summary>
internal sealed record CallSettings(Leniency Leniency, int MaxRepairs, int? MaxOutputTokens, ModelPrice Price, IReadOnlyList<CostLimit> CostLimits)
{
    public ImageLimits Images { get; init; } = ImageLimits.Default;

    /// <summary>Decides the settings of a call from its options and the limit of all calls.</summary>
    /// <param name="options">The options, with none left null that must be set.</param>
    /// <param name="price">What tokens cost.</param>
    /// <param name="total">The limit of all calls; null where there is none.</param>
    public static CallSettings From(CallOptions options, ModelPrice price, CostLimit? total)
    {
        var limits = new List<CostLimit>(2);
        if (options.MaxCost is { } cost)
            limits.Add(new CostLimit(nameof(CallOptions.MaxCost), cost));
        if (total is not null)
            limits.Add(total);
        return new CallSettings(options.Leniency!.Value, options.MaxRepairs!.Value, options.MaxOutputTokens, price, limits);
    }
}
