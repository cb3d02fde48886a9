namespace GptImage2.Calls;

/// <summary>The settings of all calls of a client that a method or a call does not override.</summary>
/// <param name="Options">The settings; those that are required are not null.</param>
/// <param name="Price">The price of tokens; null when it is not known. Cost limits are not possible then.</param>
/// <param name="CostLimit">The cost limit of all calls together; null for no limit.</param>
/// <param name="Images">The limits for the images of a call.</param>
internal sealed record CallDefaults(CallOptions Options, ModelPrice? Price, CostLimit? CostLimit, ImageLimits Images)
{
    /// <summary>Creates the exception for a cost limit without a price, from the name of the limit and of the parameter.</summary>
    public Func<string, string, ArgumentException>? PriceMissing { get; init; }

    /// <summary>Resolves the settings of one call.</summary>
    /// <exception cref="ArgumentException">A cost limit is set, but no price.</exception>
    public CallSettings Resolve(CallOptions? call, CallOptions? method)
    {
        CallOptions options = (call ?? new CallOptions()).Within(method).Within(Options);
        if (Price is null && options.MaxCost is not null && PriceMissing is { } priceMissing)
            throw priceMissing(nameof(CallOptions.MaxCost), "options");
        return CallSettings.From(options, Price, CostLimit) with { Images = Images };
    }
}
