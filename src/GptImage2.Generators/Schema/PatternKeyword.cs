namespace GptImage2.Generators.Schema;

/// <summary>Writes a pattern for JSON Schema.</summary>
internal static class PatternKeyword
{
    /// <summary>
    /// JSON Schema searches in a text, but the attribute matches the complete text. A pattern that is already anchored
    /// does not change.
    /// </summary>
    public static string Anchored(string pattern)
    {
        if (pattern.IndexOf('|') >= 0)
            return "^(?:" + pattern + ")$";
        bool begins = pattern.StartsWith("^", StringComparison.Ordinal);
        bool ends = pattern.EndsWith("$", StringComparison.Ordinal) && !pattern.EndsWith("\\$", StringComparison.Ordinal);
        return (begins ? "" : "^") + pattern + (ends ? "" : "$");
    }
}
