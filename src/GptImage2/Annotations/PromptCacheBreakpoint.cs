namespace GptImage2;

/// <summary>
/// Whether the end of the constant messages, which are the system message and the examples, is marked for the provider's prompt
/// cache, and how long the provider keeps it there.
/// </summary>
public enum PromptCacheBreakpoint
{
    /// <summary>No mark. The provider decides what it caches.</summary>
    None,

    /// <summary>A mark; kept for 30 minutes.</summary>
    ThirtyMinutes,

    /// <summary>A mark; kept for 12 hours.</summary>
    TwelveHours,
}
