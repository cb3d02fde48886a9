namespace GptImage2;

/// <summary>A webhook whose signature was verified.</summary>
/// <param name="WebhookId">The id in the header <c>webhook-id</c>. A webhook that is sent again has the same one.</param>
/// <param name="Id">The id of the event, such as <c>evt_…</c>; null when the body has none.</param>
/// <param name="Type">The type, such as <c>batch.completed</c>.</param>
/// <param name="CreatedAt">When the event was made, by the provider's clock; null when the body does not say.</param>
/// <param name="DataId">The id of what the event is about, such as <c>batch_…</c>; null when the body has none.</param>
public sealed record WebhookEvent(string WebhookId, string? Id, string Type, DateTimeOffset? CreatedAt, string? DataId)
{
    /// <summary>Whether a batch has ended: completed, failed, expired or cancelled.</summary>
    public bool IsBatchEnd => Type is "batch.completed" or "batch.failed" or "batch.expired" or "batch.cancelled";
}
