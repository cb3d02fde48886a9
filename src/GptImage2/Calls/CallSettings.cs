using GptImage2.Messages;
using GptImage2.Models;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>The settings of one call, decided.</summary>
internal sealed record CallSettings(Leniency Leniency, int MaxCorrections, int? MaxOutputTokens, ModelPrice? Price, IReadOnlyList<CostLimit> CostLimits)
{
    // A limit that does not leave room for this much is as good as spent.
    private const int ShortReply = 256;

    /// <summary>The checks of the value; null when there are none.</summary>
    public ReplyChecks? Checks { get; init; }

    public ImageLimits Images { get; init; } = ImageLimits.Default;

    /// <summary>Decides the settings of a call from its options and the limit of all calls.</summary>
    /// <param name="options">The options, with none left null that must be set.</param>
    /// <param name="price">What tokens cost; null where it is not known, and then there are no limits of cost.</param>
    /// <param name="total">The limit of all calls; null if there is none.</param>
    public static CallSettings From(CallOptions options, ModelPrice? price, CostLimit? total)
    {
        var limits = new List<CostLimit>(2);
        if (options.MaxCost is { } cost)
            limits.Add(new CostLimit(nameof(CallOptions.MaxCost), cost));
        if (total is not null)
            limits.Add(total);
        return new CallSettings(options.Leniency!.Value, options.MaxCorrections!.Value, options.MaxOutputTokens, price, limits) { Checks = options.Checks };
    }

    /// <summary>
    /// The most tokens that the reply may have: so that none can pass a limit of cost, its length is held to what is
    /// left.
    /// </summary>
    /// <exception cref="BudgetExceededException">Too little is left.</exception>
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

    /// <summary>Counts what an exchange cost.</summary>
    /// <remarks>Where the endpoint did not count, the estimate is added: what is unknown is not free.</remarks>
    public void Spend(JsonModeRequest request, CallAccount account)
    {
        if (CostLimits.Count == 0)
            return;
        decimal cost = account.Cost ?? Price!.CostOf(new TokenUsage(RequestTokens.Estimate(request), TokenEstimate.OfText(account.Reply is { } reply ? reply.Span : [])));
        foreach (CostLimit limit in CostLimits)
            limit.Add(cost);
    }
}
