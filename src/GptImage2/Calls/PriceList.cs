namespace GptImage2.Calls;

/// <summary>The prices of the models that a client may call.</summary>
/// <param name="Price">The price of the model of the client; null when it is not known.</param>
/// <param name="Others">The prices of other models, by their id.</param>
/// <param name="Model">The model of the client; null when it is not known.</param>
/// <param name="PriceOption">The option with the price of the model of the client, for messages.</param>
/// <param name="PricesOption">The option with the prices of other models, for messages; null when there is none.</param>
internal sealed record PriceList(ModelPrice? Price, IReadOnlyDictionary<string, ModelPrice> Others, string? Model, string PriceOption, string? PricesOption)
{
    /// <summary>The price of a model.</summary>
    /// <param name="model">The model; null for that of the client.</param>
    public ModelPrice? Of(string? model) => model is null || model == Model ? Price : Others.GetValueOrDefault(model);

    /// <summary>Requires the price that a limit of cost is based on.</summary>
    /// <exception cref="ArgumentException">It is not known.</exception>
    public void Require(CallOptions options, ModelPrice? price)
    {
        string? place = options.Model is null || options.Model == Model ? PriceOption : PricesOption;
        if (price is null)
        {
            throw new ArgumentException(
                options.Model is null || place is null
                    ? $"{nameof(CallOptions.MaxCost)} needs {PriceOption}: what tokens cost, a chat client does not say."
                    : $"A limit of cost needs the price of the model '{options.Model}'. Set it in {place}.",
                nameof(options));
        }

        if (options.ServiceTier is { } tier && price.Of(tier) is null)
            throw new ArgumentException($"A limit of cost needs the price of {nameof(ServiceTier)}.{tier}, which is not known. Set it in {place ?? PriceOption}.", nameof(options));
    }
}
