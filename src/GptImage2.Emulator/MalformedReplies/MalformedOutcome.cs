namespace GptImage2.Emulator;

/// <summary>What a call may do with a malformed reply, if it repairs nothing that could mean something else.</summary>
/// <remarks>The outcomes are those of a client of GptImage2 with the repairs of <c>Leniency.Certain</c>, which is the default.</remarks>
public enum MalformedOutcome
{
    /// <summary>The reply can be read in one way only. The call returns the value of the document, without another request.</summary>
    Repaired,

    /// <summary>
    /// The value may not be certain; that depends on the contract and the document. The call returns the value of the document, which it
    /// gets by a repair or by a correction, or it fails.
    /// </summary>
    Corrected,

    /// <summary>
    /// The reply has another text, number or list than the document, and may be a reply to the contract all the same. The call returns
    /// what the reply has, or fails.
    /// </summary>
    Changed,

    /// <summary>There is no reply to read: it is a refusal, it is empty, or it was cut off. The call fails, and asks for no correction.</summary>
    Failed,
}
