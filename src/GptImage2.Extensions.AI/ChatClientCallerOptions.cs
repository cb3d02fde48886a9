using GptImage2.Calls;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace GptImage2;

/// <summary>The settings of a <see cref="ChatClientCaller"/>: the model, corrections and limits. The caller copies them when it is created.</summary>
public sealed class ChatClientCallerOptions
{
    /// <summary>The id of the model; null uses the default of the chat client.</summary>
    public string? Model { get; set; }

    /// <summary>The price of tokens; null when it is unknown. No cost is reported then, and you cannot limit it.</summary>
    /// <remarks>For GPT-5.4 Image 2 it is <see cref="GptImage2Model.Price"/>.</remarks>
    public ModelPrice? Price { get; set; }

    /// <summary>The prices of other models, by their id, for calls with <see cref="CallOptions.Model"/>. The cost of a model without a price is not known.</summary>
    public IDictionary<string, ModelPrice> Prices { get; set; } = new Dictionary<string, ModelPrice>(StringComparer.Ordinal);

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

    /// <summary>
    /// A budget that several clients share, or that continues the one before a restart; null makes one from <see cref="MaxCost"/>. It
    /// requires <see cref="Price"/>. Do not set both.
    /// </summary>
    public Budget? Budget { get; set; }

    /// <summary>
    /// The output tokens, including reasoning, that are reserved for a request with a limit of cost when <see cref="MaxOutputTokens"/>
    /// is null. They are also the output limit of the request, so that it cannot cost more than was reserved.
    /// </summary>
    public int ReservedOutputTokens { get; set; } = 16_384;

    /// <summary>The limits for the images of a call. A call that exceeds them throws before it sends anything.</summary>
    public ImageLimits ImageLimits { get; set; } = ImageLimits.Default;

    /// <summary>
    /// The context window of the model in tokens; null checks none. A request whose input has more tokens throws a
    /// <see cref="ContextWindowExceededException"/> before it is sent.
    /// </summary>
    /// <remarks>For GPT-5.4 Image 2 it is <see cref="GptImage2Model.ContextTokens"/>.</remarks>
    public int? ContextTokens { get; set; }

    /// <summary>Counts the tokens of requests before they are sent; null estimates them. It must be thread-safe.</summary>
    /// <remarks>Use a counter that has the vocabulary of your model. For <c>o200k_base</c>, it is in the package GptImage2.Tokenizers.</remarks>
    public ITokenCounter? TokenCounter { get; set; }

    /// <summary>
    /// Sets other options of every request, including corrections: the temperature, the reasoning, properties of the
    /// provider. It is called for each request, with new options that are about to be sent.
    /// </summary>
    public Action<ChatOptions>? ConfigureRequest { get; set; }

    /// <summary>Creates the logger of the category <c>GptImage2</c>; null logs nothing. Content is not logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Whether the spans of calls have the messages and the reply. Images are only named, without their bytes.</summary>
    public bool CaptureContent { get; set; }

    /// <summary>The clock for the time that calls take in logs, spans and measurements.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal static ArgumentException PriceMissing(string limit, string parameterName) =>
        new($"{limit} needs {nameof(ChatClientCallerOptions)}.{nameof(Price)}: what tokens cost, a chat client does not say.", parameterName);

    /// <summary>The settings that a method or a call can override.</summary>
    internal CallOptions ToCallOptions() => new()
    {
        Leniency = Leniency,
        MaxCorrections = MaxCorrections,
        CorrectionImages = CorrectionImages,
        DoubtfulAnswers = DoubtfulAnswers,
        MaxOutputTokens = MaxOutputTokens,
        Checks = ReplyChecks.Join(Checks, null),
    };

    internal void Validate()
    {
        Require(Model is null || !string.IsNullOrWhiteSpace(Model), nameof(Model), "must name a model, or be null", Model);
        Require(Price is null or { IsValid: true }, nameof(Price), "must not be negative", Price);
        Require(Prices is not null && Prices.All(static pair => pair.Value is { IsValid: true }), nameof(Prices), "must have prices that are not negative", Prices);
        Require(Checks is not null, nameof(Checks), "must not be null", null);
        foreach (OptionError error in ToCallOptions().Errors())
            Require(false, error.Name, error.Rule, error.Value);
        Require(Budget is null || MaxCost is null, nameof(Budget), $"must be null when {nameof(MaxCost)} is set", null);
        Require(ReservedOutputTokens >= 1, nameof(ReservedOutputTokens), "must be at least 1", ReservedOutputTokens);
        Require(MaxCostPerCall is null or > 0, nameof(MaxCostPerCall), "must be more than 0", MaxCostPerCall);
        Require(MaxCost is null or > 0, nameof(MaxCost), "must be more than 0", MaxCost);
        Require(ContextTokens is null or >= 1, nameof(ContextTokens), "must be at least 1", ContextTokens);
        Require(ImageLimits is { IsValid: true }, nameof(ImageLimits), "must have only limits that are more than 0", ImageLimits);
        Require(TimeProvider is not null, nameof(TimeProvider), "must not be null", null);
        if (Price is null && (MaxCostPerCall is not null || MaxCost is not null || Budget is { Limits.IsEmpty: false }))
            throw PriceMissing(MaxCost is not null ? nameof(MaxCost) : MaxCostPerCall is not null ? nameof(MaxCostPerCall) : nameof(Budget), $"options.{nameof(Price)}");
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(ChatClientCallerOptions)}.{option} {rule}.");
    }
}
