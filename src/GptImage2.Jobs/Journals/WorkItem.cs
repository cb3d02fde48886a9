namespace GptImage2.Jobs.Journals;

/// <summary>An item that a client has submitted.</summary>
/// <param name="Key">The key of the item; empty when it was forgotten.</param>
/// <param name="Payload">What the job is given for it; empty when it was forgotten.</param>
internal sealed record WorkItem(string Key, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether the key was forgotten since the item was submitted. No one works it.</summary>
    public bool IsForgotten { get; init; }
}
