using GptImage2.Endpoints;
using GptImage2.Results;

namespace GptImage2.Testing;

/// <summary>A text that arrives in pieces, like a reply that is streamed.</summary>
internal sealed class FakeChatStream(ReadOnlyMemory<byte> reply, CallAccount account, FakeContext context) : IChatStream
{
    private const int Piece = 16;

    private int _arrived;

    public ChatCompletion Completion { get; } = new();

    public ReadOnlyMemory<byte> Content => reply[.._arrived];

    /// <summary>Ends a completion with a reply.</summary>
    public static ChatCompletion Complete(ChatCompletion completion, ReadOnlyMemory<byte> reply, FakeContext context)
    {
        completion.HasMessage = true;
        completion.Model = context.Model;
        completion.Content = reply;
        completion.FinishReason = "stop";
        completion.Usage = context.Usage;
        return completion;
    }

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_arrived == reply.Length)
        {
            Complete(Completion, reply, context).RecordIn(account);
            return ValueTask.FromResult(false);
        }

        _arrived = EndOfPiece(reply.Span, _arrived);
        account.Replied(Content);
        return ValueTask.FromResult(true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A character is never divided.
    private static int EndOfPiece(ReadOnlySpan<byte> text, int start)
    {
        int end = Math.Min(start + Piece, text.Length);
        while (end < text.Length && (text[end] & 0xC0) == 0x80)
            end++;
        return end;
    }
}
