using GptImage2.Jobs.Journals;
using GptImage2.Messages;

namespace GptImage2.Jobs.Requests;

/// <summary>A request that was counted and not sent.</summary>
/// <param name="Call">The call that it belongs to.</param>
/// <param name="Request">The request.</param>
/// <param name="Price">The prices of the model; null when they are not known.</param>
/// <param name="Key">Where its reply would be stored.</param>
internal sealed record CountedRequest(PassCall Call, JsonModeRequest Request, ModelPrice? Price, ReplyKey Key)
{
    /// <summary>Whether it corrects a paid reply that no longer fits.</summary>
    public bool IsRejected => Request.Correction is not null && Call.BeganFinished;
}
