namespace GptImage2.Jobs.Journals;

/// <summary>A batch, as far as it has come.</summary>
/// <param name="Id">The id in the journal; 0 before it is added.</param>
/// <param name="Uid">What finds it at the provider: in the metadata of the batch and in the name of its input file.</param>
/// <param name="State">How far it is.</param>
internal sealed record StoredBatch(long Id, string Uid, BatchState State)
{
    /// <summary>The name of the job.</summary>
    public required string Job { get; init; }

    /// <summary>The endpoint, without parts that may be secret.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model of all lines; null for the one that the endpoint chooses.</summary>
    public string? Model { get; init; }

    /// <summary>The number of lines.</summary>
    public required int Lines { get; init; }

    /// <summary>The length of the input file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The SHA-256 hash of the input file as 64 hexadecimal digits.</summary>
    public required string FileHash { get; init; }

    /// <summary>The id of the input file at the provider; null before it is uploaded, and after it is deleted.</summary>
    public string? InputFileId { get; init; }

    /// <summary>The id of the batch at the provider; null before it is known.</summary>
    public string? BatchId { get; init; }

    /// <summary>The file with the replies; null when there is none.</summary>
    public string? OutputFileId { get; init; }

    /// <summary>The file with the lines that failed; null when there is none.</summary>
    public string? ErrorFileId { get; init; }

    /// <summary>The status as the provider names it; null before it is submitted.</summary>
    public string? Status { get; init; }

    /// <summary>Lines with a reply, as the journal has them.</summary>
    public int Answered { get; init; }

    /// <summary>Lines that failed or were not run.</summary>
    public int Failed { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was submitted; null before that.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When everything of it was read; null before that.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
