using GptImage2.Calls;

namespace GptImage2.Testing;

/// <summary>Finds the settings of a call as a client does, without limits of cost and without corrections: a fake pays nothing, and has no model to ask again.</summary>
internal static class FakeSettings
{
    private static readonly CallDefaults Defaults = new(
        new CallOptions { Leniency = Leniency.Certain, MaxCorrections = 0 },
        new PriceList(null, new Dictionary<string, ModelPrice>(StringComparer.Ordinal), null, "", null),
        new Budget(new BudgetLimits()),
        ImageLimits.Default);

    /// <summary>The settings of one call.</summary>
    /// <param name="call">Those that were passed to the method.</param>
    /// <param name="method">Those of the method.</param>
    /// <param name="client">Those that the fake was created with.</param>
    public static CallSettings Of(CallOptions? call, CallOptions? method, CallOptions client)
    {
        CallOptions options = (call ?? new CallOptions()).Within(method).Within(client) with { MaxCost = null, MaxCorrections = 0 };
        return Defaults.Resolve(options, null) with { Price = GptImage2Model.Price };
    }
}
