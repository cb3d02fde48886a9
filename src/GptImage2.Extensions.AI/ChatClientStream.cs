using GptImage2.Endpoints;
using GptImage2.Results;
using GptImage2.Text;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI;

/// <summary>A reply that a chat client streams.</summary>
internal sealed class ChatClientStream(IAsyncEnumerator<ChatResponseUpdate> updates, CallAccount account, Func<Exception, GptImage2Exception> failed, ChatClientRequest? watched) : IChatStream
{
    private readonly JoinedText _content = new();

    public ChatCompletion Completion { get; } = new();

    public ReadOnlyMemory<byte> Content => _content.Written;

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        account.Replied(Content);
        if (watched is not null)
            ChatClientRequest.Current = watched;
        try
        {
            if (!await updates.MoveNextAsync().ConfigureAwait(false))
            {
                _content.End();
                Completion.Content = Content;
                Completion.RecordIn(account);
                if (watched is { WasSent: false })
                    ChatClientChatEndpoint.TakeFromCache(account, Completion);
                return false;
            }
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (e is not GptImage2Exception)
        {
            throw failed(e);
        }

        ChatReply.Add(updates.Current, Completion);
        foreach (TextContent text in updates.Current.Contents.OfType<TextContent>())
            _content.Add(text.Text);
        return true;
    }

    public ValueTask DisposeAsync() => updates.DisposeAsync();
}
