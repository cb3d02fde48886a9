namespace GptImage2.Jobs.Journals;

/// <summary>The first request of a call of an item.</summary>
/// <param name="Request">Its identity.</param>
/// <param name="Prompt">A hash of everything but the pictures, so that a changed picture can be told from a changed prompt.</param>
/// <param name="Pictures">The SHA-256 hashes of its pictures, in order.</param>
/// <param name="Method">The method that was called.</param>
internal sealed record StoredRequest(string Request, string Prompt, IReadOnlyList<string> Pictures, string Method)
{
    /// <summary>Whether its call ended with a value, so that its reply is final.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The final document, where it is not the first reply itself: a corrected one.</summary>
    public ReadOnlyMemory<byte>? Document { get; init; }
}
