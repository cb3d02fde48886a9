namespace GptImage2.Endpoints.Batches;

/// <summary>A batch to submit.</summary>
/// <param name="InputFileId">The input file.</param>
/// <param name="Metadata">What finds it again: up to 16 names of up to 64 characters, with values of up to 512.</param>
/// <param name="OutputLifetime">How long the provider keeps its output files: 1 hour to 30 days; null for its own rule.</param>
internal sealed record NewBatch(string InputFileId, IReadOnlyDictionary<string, string> Metadata, TimeSpan? OutputLifetime);
