namespace GptImage2.Jobs.Requests;

/// <summary>What becomes of a request in a pass that has no reply in the journal.</summary>
internal enum PassKind
{
    /// <summary>It is counted, and the pass is suspended.</summary>
    Count,

    /// <summary>It is sent.</summary>
    Send,

    /// <summary>It is counted for a batch, and the pass is suspended. Corrections may be sent.</summary>
    Batch,
}
