namespace GptImage2;

/// <summary>What was forgotten.</summary>
/// <param name="Items">The items that were forgotten.</param>
/// <param name="Replies">The replies that were deleted, with their documents.</param>
/// <param name="SharedReplies">The requests whose replies stay, because another item uses them; see <see cref="ForgetOptions.IncludeShared"/>.</param>
/// <param name="OtherItems">Other items that lost a reply that they shared; the next run reads them again.</param>
/// <param name="Pictures">The entries of pictures that were deleted, with their paths.</param>
/// <param name="UnknownKeys">Keys of which the journal knows nothing, or which were forgotten before.</param>
public sealed record ForgetResult(long Items, long Replies, long SharedReplies, long OtherItems, long Pictures, long UnknownKeys)
{
    internal static ForgetResult Nothing { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Adds what two calls have forgotten.</summary>
    public static ForgetResult operator +(ForgetResult left, ForgetResult right) => new(
        left.Items + right.Items,
        left.Replies + right.Replies,
        left.SharedReplies + right.SharedReplies,
        left.OtherItems + right.OtherItems,
        left.Pictures + right.Pictures,
        left.UnknownKeys + right.UnknownKeys);
}
