namespace GptImage2.Calls;

/// <summary>What holds for all calls of a client, unless a method or a call decides otherwise.</summary>
/// <param name="Options">The settings, with none left null that must be set.</param>
/// <param name="Price">What tokens cost; null where it is not known, and then there can be no limits of cost.</param>
/// <param name="CostLimit">What all calls together may cost; null for no limit.</param>
/// <param name="Images">What a call may send in images.</param>
internal sealed record CallDefaults(CallOptions Options, ModelPrice? Price, CostLimit? CostLimit, ImageLimits Images)
{
    /// <summary>Makes the error that a limit of cost is set without a price, from the name of the limit and of the parameter.</summary>
    public Func<string, string, ArgumentException>? PriceMissing { get; init; }

    /// <summary>Decides the settings of one call.</summary>
    /// <exception cref="ArgumentException">A limit of cost is set, but no price.</exception>
    public CallSettings Resolve(CallOptions? call, CallOptions? method)
    {
        CallOptions options = (call ?? new CallOptions()).Within(method).Within(Options);
        if (Price is null && options.MaxCost is not null && PriceMissing is { } priceMissing)
            throw priceMissing(nameof(CallOptions.MaxCost), "options");
        return CallSettings.From(options, Price, CostLimit) with { Images = Images };
    }
}
