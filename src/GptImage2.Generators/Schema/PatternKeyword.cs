namespace GptImage2.Generators.Schema;

/// <summary>Writes a pattern as JSON Schema takes it.</summary>
internal static class PatternKeyword
{
    /// <summary>JSON Schema searches in a text, and the attribute matches all of it. A pattern that is anchored already stays as it is.</summary>
    public static string Anchored(string pattern)
    {
        if (pattern.IndexOf('|') >= 0)
            return "^(?:" + pattern + ")$";
        bool begins = pattern.StartsWith("^", StringComparison.Ordinal);
        bool ends = pattern.EndsWith("$", StringComparison.Ordinal) && !pattern.EndsWith("\\$", StringComparison.Ordinal);
        return (begins ? "" : "^") + pattern + (ends ? "" : "$");
    }
}
