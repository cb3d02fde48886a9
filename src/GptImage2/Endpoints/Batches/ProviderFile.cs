namespace GptImage2.Endpoints.Batches;

/// <summary>A file of the provider.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="CreatedAt">When it was uploaded, by the provider's clock.</param>
internal sealed record ProviderFile(string Id, string Name, long Bytes, DateTimeOffset CreatedAt);
