using System.ComponentModel.DataAnnotations;

namespace GptImage2.Hosting.Tests.ChatClients;

[JsonContract]
public sealed partial record Chat([property: Range(1, 9)] int Count);

[JsonModeClient]
public partial interface IChats
{
    [UserMessage("Count.")]
    Task<JsonModeResult<Chat>> CountAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

    [UserMessage("Count all.")]
    JsonModeStream<Chat> CountAllAsync(CancellationToken cancellationToken = default);
}
