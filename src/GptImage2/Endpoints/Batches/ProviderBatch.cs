namespace GptImage2.Endpoints.Batches;

/// <summary>A batch, as the provider describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Its status, such as <c>in_progress</c>.</param>
/// <param name="CreatedAt">When it was submitted, by the provider's clock.</param>
internal sealed record ProviderBatch(string Id, string Status, DateTimeOffset CreatedAt)
{
    public string? InputFileId { get; init; }

    public string? OutputFileId { get; init; }

    public string? ErrorFileId { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Why the batch failed before any line ran.</summary>
    public IReadOnlyList<ProviderBatchError> Errors { get; init; } = [];

    /// <summary>The number of its lines; 0 while it is not known.</summary>
    public int Total { get; init; }

    /// <summary>The lines that are answered.</summary>
    public int Completed { get; init; }

    /// <summary>The lines that have failed.</summary>
    public int Failed { get; init; }

    /// <summary>Whether nothing of it changes any more.</summary>
    public bool HasEnded => Status is "completed" or "failed" or "expired" or "cancelled";
}
