using GptImage2.Jobs.Journals;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Jobs.Requests;

/// <summary>A request that wants a reply.</summary>
/// <param name="Pass">The pass that makes it.</param>
/// <param name="Call">The call that it belongs to.</param>
/// <param name="Key">Where its reply is stored.</param>
/// <param name="Request">The request.</param>
/// <param name="Account">The account of the call.</param>
internal sealed record PendingRequest(JobPass Pass, PassCall Call, ReplyKey Key, JsonModeRequest Request, CallAccount Account);
