using GptImage2.EndToEnd.Tests.Calls;

namespace GptImage2.EndToEnd.Tests.Money;

/// <summary>Calls with settings on the interface and on a method.</summary>
[JsonModeClient]
[CallDefaults(
    Model = "m-interface",
    ServiceTier = ServiceTier.Flex,
    FlexShortage = FlexShortage.UseDefaultTier,
    ReasoningEffort = ReasoningEffort.Medium,
    Verbosity = Verbosity.Medium,
    PromptCacheKey = "key-interface",
    PromptCacheBreakpoint = PromptCacheBreakpoint.TwelveHours,
    ImageDetail = ImageDetail.High,
    SafetyIdentifier = "safety-interface",
    Metadata = ["b=interface", "c=interface"])]
public partial interface ILevers
{
    [UserMessage("Read it.")]
    Task<Item> InterfaceAsync(ImageInput photo, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read it.")]
    [CallDefaults(
        Model = "m-method",
        ServiceTier = ServiceTier.Priority,
        ReasoningEffort = ReasoningEffort.High,
        Verbosity = Verbosity.High,
        PromptCacheKey = "key-method",
        PromptCacheBreakpoint = PromptCacheBreakpoint.ThirtyMinutes,
        ImageDetail = ImageDetail.Original,
        SafetyIdentifier = "safety-method",
        Metadata = ["c=method", "d=a=b"])]
    Task<Item> MethodAsync(ImageInput photo, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("List them.")]
    JsonModeStream<Item> ListAsync(ImageInput photo, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read it.")]
    JsonModeStream<JsonModeSnapshot<Item>> WatchAsync(ImageInput photo, CallOptions? options = null, CancellationToken cancellationToken = default);
}

/// <summary>The same calls without settings.</summary>
[JsonModeClient]
[SystemMessage("These are the terms:\n{terms}")]
public partial interface IPlain
{
    static IEnumerable<Example<Item>> Items =>
    [
        new("Two cartons of milk", new Item("milk", 2)),
        new("This one:", Pictures.Png(7), new Item("egg", 1)),
    ];

    [UserMessage("Read it.")]
    Task<JsonModeResult<Item>> ReadAsync(string terms, ImageInput? photo = null, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read it.")]
    [Example(nameof(Items))]
    Task<JsonModeResult<Item>> LearnAsync(string terms, ImageInput? photo = null, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("List them.")]
    JsonModeStream<Item> ListAsync(string terms, CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Read it.")]
    JsonModeStream<JsonModeSnapshot<Item>> WatchAsync(string terms, CallOptions? options = null, CancellationToken cancellationToken = default);
}
