using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Testing;

/// <summary>Gives a text to the engine of calls, as if a model had written it.</summary>
/// <param name="reply">The text, in UTF-8.</param>
/// <param name="context">The call.</param>
internal sealed class FakeChatEndpoint(ReadOnlyMemory<byte> reply, FakeContext context) : IChatEndpoint
{
    public string Name => nameof(FakeJsonModeCaller);

    public Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        context.Send(account);
        ChatCompletion completion = FakeChatStream.Complete(new ChatCompletion(), reply, context);
        completion.RecordIn(account);
        return Task.FromResult(completion);
    }

    public Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        context.Send(account);
        return Task.FromResult<IChatStream>(new FakeChatStream(reply, account, context));
    }
}
