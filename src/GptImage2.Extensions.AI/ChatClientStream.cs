using System.Buffers;
using System.Text;
using GptImage2.Endpoints;
using GptImage2.Results;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI;

/// <summary>A reply that a chat client streams.</summary>
internal sealed class ChatClientStream(IAsyncEnumerator<ChatResponseUpdate> updates, CallAccount account, Func<Exception, GptImage2Exception> failed) : IChatStream
{
    private readonly ArrayBufferWriter<byte> _content = new(1024);

    public ChatCompletion Completion { get; } = new();

    public ReadOnlyMemory<byte> Content => _content.WrittenMemory;

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        account.Replied(Content);
        try
        {
            if (!await updates.MoveNextAsync().ConfigureAwait(false))
            {
                Completion.Content = Content;
                Completion.RecordIn(account);
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
            Encoding.UTF8.GetBytes(text.Text, _content);
        return true;
    }

    public ValueTask DisposeAsync() => updates.DisposeAsync();
}
