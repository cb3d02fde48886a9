using GptImage2.Endpoints;

namespace GptImage2.Jobs.Requests;

/// <summary>A complete reply in the form of a stream.</summary>
internal sealed class CollectedChatStream(ChatCompletion completion) : IChatStream
{
    private bool _isRead;

    public ChatCompletion Completion => completion;

    public ReadOnlyMemory<byte> Content => _isRead ? completion.Content : default;

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool isFirst = !_isRead;
        _isRead = true;
        return new(isFirst);
    }

    public ValueTask DisposeAsync() => default;
}
