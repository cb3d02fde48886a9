using GptImage2.Messages;
using GptImage2.Models;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>The resolved settings of one call.</summary>
internal sealed record CallSettings(Leniency Leniency, int MaxCorrections, int? MaxOutputTokens, ModelPrice? Price, IReadOnlyList<CostLimit> CostLimits)
{
    // If less than this is left of a limit, the limit counts as spent.
    private const int ShortReply = 256;

    /// <summary>The checks of the value; null when there are none.</summary>
    public ReplyChecks? Checks { get; init; }

    /// <summary>The settings that people made by hand, as they belong to the identity of a request.</summary>
    public AuthorSettings Author => MaxOutputTokens is { } tokens ? new AuthorSettings { MaxOutputTokens = tokens } : AuthorSettings.None;

    public ImageLimits Images { get; init; } = ImageLimits.Default;

    /// <summary>Whether corrections send the images again.</summary>
    public CorrectionImages CorrectionImages { get; init; }

    /// <summary>What happens to values that may not come from the input.</summary>
    public DoubtfulAnswers DoubtfulAnswers { get; init; }

    /// <summary>Resolves the settings of a call from its options and the limit of all calls.</summary>
    /// <param name="options">The options; those that are required are not null.</param>
    /// <param name="price">The price of tokens; null when it is not known. There are no cost limits then.</param>
    /// <param name="total">The limit of all calls; null when there is none.</param>
    public static CallSettings From(CallOptions options, ModelPrice? price, CostLimit? total)
    {
        var limits = new List<CostLimit>(2);
        if (options.MaxCost is { } cost)
            limits.Add(new CostLimit(nameof(CallOptions.MaxCost), cost));
        if (total is not null)
            limits.Add(total);
        return new CallSettings(options.Leniency!.Value, options.MaxCorrections!.Value, options.MaxOutputTokens, price, limits)
        {
            Checks = options.Checks,
            CorrectionImages = options.CorrectionImages ?? CorrectionImages.Auto,
            DoubtfulAnswers = options.DoubtfulAnswers ?? DoubtfulAnswers.Warn,
        };
    }

    /// <summary>
    /// The maximum number of output tokens of the next reply. It is reduced to what is left of the cost limits, so that the
    /// reply cannot exceed them.
    /// </summary>
    /// <exception cref="BudgetExceededException">Too little is left of a cost limit.</exception>
    public int? OutputLimit(JsonModeRequest request, CallAccount account, IReadOnlyList<ContractViolation> violations)
    {
        int? limit = MaxOutputTokens;
        foreach (CostLimit cost in CostLimits)
        {
            decimal spent = cost.Spent;
            decimal input = Price!.CostOf(new TokenUsage(RequestTokens.Estimate(request), 0));
            decimal token = Price!.CostOf(new TokenUsage(0, 1));
            decimal left = cost.Limit - spent - input;
            decimal shortest = Math.Min(MaxOutputTokens ?? ShortReply, ShortReply) * token;
            if (left < shortest)
                throw new BudgetExceededException(account, cost.Name, cost.Limit, spent, input + shortest, violations);
            if (token > 0 && left / token < (limit ?? GptImage2Model.MaxOutputTokens))
                limit = (int)(left / token);
        }

        return limit;
    }

    /// <summary>Adds the cost of an exchange to the limits.</summary>
    /// <remarks>When the endpoint did not report the usage, the estimate is added, since the exchange was not free.</remarks>
    public void Spend(JsonModeRequest request, CallAccount account)
    {
        if (CostLimits.Count == 0)
            return;
        decimal cost = account.Cost ?? Price!.CostOf(new TokenUsage(RequestTokens.Estimate(request), TokenEstimate.OfText(account.Reply is { } reply ? reply.Span : [])));
        foreach (CostLimit limit in CostLimits)
            limit.Add(cost);
    }
}
