namespace GptImage2.Emulator.Replies;

internal static class Chance
{
    /// <summary>A number from 0 to below 1, the same for the same seed and place (SplitMix64).</summary>
    public static double Of(long seed, long place)
    {
        ulong z = unchecked((ulong)seed + ((ulong)(place + 1) * 0x9E3779B97F4A7C15));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
