namespace GptImage2.Emulator.Samples;

/// <summary>Turns a place in a document into a number, so that no choice depends on the order of the others.</summary>
internal sealed record SampleSeed(long Seed, int Attempt)
{
    /// <summary>Gives a number in 0..<paramref name="count"/>; consecutive ordinals give different ones while there are enough.</summary>
    public int Pick(int count, string label, int ordinal) => (int)((Hash(label) + (ulong)ordinal) % (ulong)count);

    public Random Random(string label, int ordinal) => new((int)Hash($"{label}\0{ordinal}"));

    // FNV-1a: string.GetHashCode differs from process to process.
    private ulong Hash(string label)
    {
        ulong hash = 14695981039346656037UL ^ (ulong)Seed ^ ((ulong)Attempt << 32);
        foreach (char c in label)
            hash = (hash ^ c) * 1099511628211UL;

        return (hash ^ (hash >> 29)) >> 8;
    }
}
