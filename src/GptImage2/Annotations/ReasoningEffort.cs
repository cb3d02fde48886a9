namespace GptImage2;

/// <summary>How much the model thinks before it answers. Reasoning is billed as output.</summary>
public enum ReasoningEffort
{
    /// <summary>No reasoning.</summary>
    None,

    /// <summary>As little as possible.</summary>
    Minimal,

    /// <summary>Little.</summary>
    Low,

    /// <summary>The usual amount.</summary>
    Medium,

    /// <summary>Much.</summary>
    High,

    /// <summary>Very much.</summary>
    XHigh,

    /// <summary>As much as possible.</summary>
    Max,
}
