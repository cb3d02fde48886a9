namespace GptImage2.Jobs.Journals;

/// <summary>How far a batch is. After a crash it says what may have happened at the provider.</summary>
internal enum BatchState
{
    /// <summary>It is recorded; its file may be uploaded already.</summary>
    Prepared,

    /// <summary>Its file is uploaded; it is not submitted.</summary>
    Uploaded,

    /// <summary>It may be submitted already: the answer of the provider is not known.</summary>
    Submitting,

    /// <summary>It is submitted.</summary>
    Submitted,

    /// <summary>Everything of it was read, or it never came to be.</summary>
    Ended,
}
