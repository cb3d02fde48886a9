namespace GptImage2;

/// <summary>What happens when <see cref="ServiceTier.Flex"/> has no capacity for a request.</summary>
public enum FlexShortage
{
    /// <summary>The request waits and is sent again, like after other refusals, up to <see cref="GptImage2Options.MaxRetries"/> times.</summary>
    Wait,

    /// <summary>The request is sent to <see cref="ServiceTier.Default"/>, whose price is reserved.</summary>
    UseDefaultTier,
}
