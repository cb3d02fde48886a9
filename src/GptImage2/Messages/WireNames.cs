namespace GptImage2.Messages;

/// <summary>The names that settings have in a request.</summary>
internal static class WireNames
{
    public static string Of(ServiceTier tier) => tier switch
    {
        ServiceTier.Default => "default",
        ServiceTier.Flex => "flex",
        ServiceTier.Scale => "scale",
        ServiceTier.Priority => "priority",
        _ => "auto",
    };

    public static string Of(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Minimal => "minimal",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.XHigh => "xhigh",
        _ => "max",
    };

    public static string Of(Verbosity verbosity) => verbosity switch
    {
        Verbosity.Low => "low",
        Verbosity.Medium => "medium",
        _ => "high",
    };

    public static string Of(ImageDetail detail) => detail switch
    {
        ImageDetail.Low => "low",
        ImageDetail.High => "high",
        ImageDetail.Original => "original",
        _ => "auto",
    };

    /// <summary>The tier with a name in an answer; null when it is another or none.</summary>
    public static ServiceTier? Tier(string? name) => name switch
    {
        "default" => ServiceTier.Default,
        "flex" => ServiceTier.Flex,
        "scale" => ServiceTier.Scale,
        "priority" or "fast" => ServiceTier.Priority,
        _ => null,
    };
}
