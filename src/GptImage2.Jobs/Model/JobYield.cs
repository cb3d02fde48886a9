namespace GptImage2;

/// <summary>Which items of a job are handed out when it has run before.</summary>
public enum JobYield
{
    /// <summary>All of them. Those that are done already come from the journal and cost nothing.</summary>
    All,

    /// <summary>Those that were not handed out before, or whose requests have changed since then.</summary>
    Unacknowledged,
}
