using GptImage2.Messages;

namespace GptImage2.Calls;

/// <summary>The settings of all calls of a client that a method or a call does not override.</summary>
/// <param name="Options">The settings; those that are required are not null.</param>
/// <param name="Prices">The prices of the models.</param>
/// <param name="Budget">The cost limit of all calls together.</param>
/// <param name="Images">The limits for the images of a call.</param>
internal sealed record CallDefaults(CallOptions Options, PriceList Prices, Budget Budget, ImageLimits Images)
{
    /// <summary>The context window in tokens; null to check none.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Counts the tokens of requests; null to estimate them.</summary>
    public ITokenCounter? TokenCounter { get; init; }

    /// <summary>Resolves the settings of one call.</summary>
    /// <exception cref="ArgumentException">A cost limit is set for a model or a tier without a known price, or a setting is out of its range together with those of outer places.</exception>
    public CallSettings Resolve(CallOptions? call, CallOptions? method)
    {
        CallOptions options = (call ?? new CallOptions()).Within(method).Within(Options);
        if (options.Metadata is { Count: > CallOptions.MostMetadata })
            options.Validate(nameof(options));
        ModelPrice? price = Prices.Of(options.Model);
        bool isLimited = options.MaxCost is not null || !Budget.Limits.IsEmpty;
        if (isLimited)
            Prices.Require(options, price);
        var request = new RequestSettings
        {
            Model = options.Model,
            ServiceTier = options.ServiceTier,
            FlexShortage = options.FlexShortage ?? FlexShortage.Wait,
            ReasoningEffort = options.ReasoningEffort,
            Verbosity = options.Verbosity,
            PromptCacheKey = options.PromptCacheKey,
            PromptCacheBreakpoint = options.PromptCacheBreakpoint ?? PromptCacheBreakpoint.None,
            ImageDetail = options.ImageDetail ?? ImageDetail.Auto,
            SafetyIdentifier = options.SafetyIdentifier,
            Metadata = options.Metadata,
        };
        return new CallSettings(options.Leniency!.Value, options.MaxCorrections!.Value, options.MaxOutputTokens)
        {
            Price = price,
            Budgets = options.MaxCost is { } cost ? [BudgetOf(cost), Budget] : [Budget],
            Checks = options.Checks,
            Images = Images,
            ContextTokens = ContextTokens,
            TokenCounter = TokenCounter,
            CorrectionImages = options.CorrectionImages ?? CorrectionImages.Auto,
            DoubtfulAnswers = options.DoubtfulAnswers ?? DoubtfulAnswers.Warn,
            Request = request,
        };
    }

    // A budget of one call needs no clock: it has no limit of a day.
    private static Budget BudgetOf(decimal cost) => new(new BudgetLimits { Total = cost })
    {
        Names = (nameof(CallOptions.MaxCost), nameof(BudgetLimits.PerDay), nameof(BudgetLimits.PerMonth)),
    };
}
