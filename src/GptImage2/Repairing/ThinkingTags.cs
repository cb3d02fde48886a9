namespace GptImage2.Repairing;

/// <summary>The tags around a block in which a model thinks before it answers. Nothing in such a block is the answer.</summary>
internal static class ThinkingTags
{
    public static readonly IReadOnlyList<string> All = ["think", "thinking", "reasoning", "scratchpad"];
}
