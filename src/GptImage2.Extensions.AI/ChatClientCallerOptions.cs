using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>The settings of a <see cref="ChatClientCaller"/>: the model, corrections and limits. The caller copies them when it is created.</summary>
public sealed class ChatClientCallerOptions
{
    /// <summary>The id of the model; null uses the default of the chat client.</summary>
    public string? Model { get; set; }

    /// <summary>The price of tokens; null when it is unknown. No cost is reported then, and you cannot limit it.</summary>
    /// <remarks>For GPT-5.4 Image 2 it is <see cref="GptImage2Model.Price"/>.</remarks>
    public ModelPrice? Price { get; set; }

    /// <summary>The maximum number of output tokens of a reply, including reasoning; null uses the limit of the model.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>Which repairs are made in a reply that breaks its contract, before the model is asked again.</summary>
    public Leniency Leniency { get; set; } = Leniency.Certain;

    /// <summary>
    /// How often the model is asked to correct a reply that breaks its contract and cannot be repaired: 0 to 5.
    /// </summary>
    public int MaxCorrections { get; set; } = 1;

    /// <summary>What happens to values that fit, but may not come from the input: empty objects, copies of examples, placeholders.</summary>
    public DoubtfulAnswers DoubtfulAnswers { get; set; } = DoubtfulAnswers.Warn;

    /// <summary>Checks of values that fit their contract, for every call of the caller. What they reject is corrected by the model.</summary>
    public ReplyChecks Checks { get; set; } = new();

    /// <summary>Whether corrections send the images of the call to the model again.</summary>
    public CorrectionImages CorrectionImages { get; set; } = CorrectionImages.Auto;

    /// <summary>The maximum cost of one call in US dollars, including corrections; null for no limit. It requires <see cref="Price"/>.</summary>
    public decimal? MaxCostPerCall { get; set; }

    /// <summary>The maximum cost of all calls of the caller together in US dollars; null for no limit. It requires <see cref="Price"/>.</summary>
    public decimal? MaxCost { get; set; }

    /// <summary>The limits for the images of a call. A call that exceeds them throws before it sends anything.</summary>
    public ImageLimits ImageLimits { get; set; } = ImageLimits.Default;

    /// <summary>
    /// Sets other options of every request, including corrections: the temperature, the reasoning, properties of the
    /// provider. It is called for each request, with new options that are about to be sent.
    /// </summary>
    public Action<ChatOptions>? ConfigureRequest { get; set; }

    internal static ArgumentException PriceMissing(string limit, string parameterName) =>
        new($"{limit} needs {nameof(ChatClientCallerOptions)}.{nameof(Price)}: what tokens cost, a chat client does not say.", parameterName);

    internal void Validate()
    {
        Require(Model is null || !string.IsNullOrWhiteSpace(Model), nameof(Model), "must name a model, or be null", Model);
        Require(Price is not { InputPerMillion: < 0 } and not { OutputPerMillion: < 0 }, nameof(Price), "must not be negative", Price);
        Require(MaxOutputTokens is null or >= 1, nameof(MaxOutputTokens), "must be at least 1", MaxOutputTokens);
        Require(Enum.IsDefined(Leniency), nameof(Leniency), "must be one of its names", Leniency);
        Require(MaxCorrections is >= 0 and <= CallOptions.MostCorrections, nameof(MaxCorrections), "must be from 0 to 5", MaxCorrections);
        Require(Checks is not null, nameof(Checks), "must not be null", null);
        Require(Enum.IsDefined(DoubtfulAnswers), nameof(DoubtfulAnswers), "must be one of its names", DoubtfulAnswers);
        Require(Enum.IsDefined(CorrectionImages), nameof(CorrectionImages), "must be one of its names", CorrectionImages);
        Require(MaxCostPerCall is null or > 0, nameof(MaxCostPerCall), "must be more than 0", MaxCostPerCall);
        Require(MaxCost is null or > 0, nameof(MaxCost), "must be more than 0", MaxCost);
        Require(ImageLimits is { IsValid: true }, nameof(ImageLimits), "must have only limits that are more than 0", ImageLimits);
        if (Price is null && (MaxCostPerCall ?? MaxCost) is not null)
            throw PriceMissing(MaxCost is null ? nameof(MaxCostPerCall) : nameof(MaxCost), $"options.{nameof(Price)}");
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(ChatClientCallerOptions)}.{option} {rule}.");
    }
}
