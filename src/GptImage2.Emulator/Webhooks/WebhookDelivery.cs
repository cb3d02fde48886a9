namespace GptImage2.Emulator;

/// <summary>A webhook that an emulator has sent, or has given up.</summary>
/// <param name="Id">The id in the header <c>webhook-id</c>, the same in each attempt.</param>
/// <param name="Type">The event, such as <c>batch.completed</c>.</param>
/// <param name="BatchId">The batch.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Status">The status of the last answer; null when there was none.</param>
public sealed record WebhookDelivery(string Id, string Type, string BatchId, int Attempts, int? Status)
{
    /// <summary>Gets a value indicating whether the receiver has taken it.</summary>
    public bool IsTaken => Status is >= 200 and < 300;
}
