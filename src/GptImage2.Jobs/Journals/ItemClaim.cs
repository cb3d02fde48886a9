namespace GptImage2.Jobs.Journals;

/// <summary>The answer to a run that wants to work on an item.</summary>
/// <param name="State">Whether the run may.</param>
/// <param name="Item">What is known of the item; null when it is new, or when the run may not work on it.</param>
internal sealed record ItemClaim(ItemClaimState State, StoredItem? Item);
