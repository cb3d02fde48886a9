using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>How a <see cref="ChatClientCaller"/> calls its chat client, and what it may take. The caller copies all of it when it is made.</summary>
public sealed class ChatClientCallerOptions
{
    /// <summary>The id of the model; null leaves it to the chat client.</summary>
    public string? Model { get; set; }

    /// <summary>The price of tokens; null if it is unknown. Then no cost is reported, and you cannot limit it.</summary>
    /// <remarks>For GPT-5.4 Image 2 it is <see cref="GptImage2Model.Price"/>.</remarks>
    public ModelPrice? Price { get; set; }

    /// <summary>The most tokens that a reply may have, reasoning included; null leaves it to the model.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>How much of a reply that breaks its contract is repaired here, before the model is asked again.</summary>
    public Leniency Leniency { get; set; } = Leniency.Certain;

    /// <summary>
    /// How often the model is asked to correct a reply that breaks its contract, and could not be repaired: 0 to 5.
    /// </summary>
    public int MaxCorrections { get; set; } = 1;

    /// <summary>Checks of values that fit their contract, for every call of the caller. What they reject is corrected by the model.</summary>
    public ReplyChecks Checks { get; set; } = new();

    /// <summary>The most that one call may cost in US dollars, corrections included; null for no limit. It needs <see cref="Price"/>.</summary>
    public decimal? MaxCostPerCall { get; set; }

    /// <summary>The most that all calls of the caller may cost in US dollars; null for no limit. It needs <see cref="Price"/>.</summary>
    public decimal? MaxCost { get; set; }

    /// <summary>What a call may send in images; a call that is beyond throws before anything is sent.</summary>
    public ImageLimits ImageLimits { get; set; } = ImageLimits.Default;

    /// <summary>
    /// Sets what else is to be sent with every request, corrections included: the temperature, the reasoning, properties
    /// that only the provider knows. It gets the options as they are about to be sent, new for each request.
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
        Require(MaxCostPerCall is null or > 0, nameof(MaxCostPerCall), "must be more than 0", MaxCostPerCall);
        Require(MaxCost is null or > 0, nameof(MaxCost), "must be more than 0", MaxCost);
        Require(ImageLimits is { IsValid: true }, nameof(ImageLimits), "must be more than 0, each of them", ImageLimits);
        if (Price is null && (MaxCostPerCall ?? MaxCost) is not null)
            throw PriceMissing(MaxCost is null ? nameof(MaxCostPerCall) : nameof(MaxCost), $"options.{nameof(Price)}");
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(ChatClientCallerOptions)}.{option} {rule}.");
    }
}
