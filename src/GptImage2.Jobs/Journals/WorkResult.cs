namespace GptImage2.Jobs.Journals;

/// <summary>What a run has made of an item.</summary>
/// <param name="Key">The key of the item; empty when it was forgotten.</param>
/// <param name="Payload">The result; empty when the item was forgotten.</param>
internal sealed record WorkResult(string Key, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether the key was forgotten since the item was submitted. Its place in the range tells the client which item it was.</summary>
    public bool IsForgotten { get; init; }
}
