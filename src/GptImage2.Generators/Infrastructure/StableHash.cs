namespace GptImage2.Generators.Infrastructure;

/// <summary>A short hash that is the same in every process, to distinguish names.</summary>
internal static class StableHash
{
    // FNV-1a, 32 bits.
    public static string Of(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash.Hex();
    }
}
