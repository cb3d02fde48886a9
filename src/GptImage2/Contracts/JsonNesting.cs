namespace GptImage2.Contracts;

/// <summary>The objects and arrays around a place, at most 64 of them.</summary>
internal struct JsonNesting
{
    public const int MaxDepth = 64;

    // One bit for each level, set for objects; the lowest bit is the innermost level.
    private ulong _objects;

    public int Depth { get; private set; }

    /// <summary>Whether the innermost level is an object.</summary>
    public readonly bool IsObject => (_objects & 1) != 0;

    public readonly bool IsFull => Depth == MaxDepth;

    public void Enter(bool isObject)
    {
        _objects = (_objects << 1) | (isObject ? 1UL : 0);
        Depth++;
    }

    public void Leave()
    {
        _objects >>= 1;
        Depth--;
    }

    /// <summary>Writes the braces and brackets that close all of them, from the innermost on.</summary>
    public readonly void Close(Span<byte> target)
    {
        for (int level = 0; level < Depth; level++)
            target[level] = (byte)((_objects >> level & 1) != 0 ? '}' : ']');
    }
}
