using System.Runtime.CompilerServices;

namespace GptImage2.Emulator.Completions;

/// <summary>A byte FF in the middle of a content: marked in the text, where it cannot be, and put in place in the bytes.</summary>
internal static class InvalidUtf8
{
    private const char Sign = '\uFFFD';

    private static ReadOnlySpan<byte> MarkBytes => [0xEF, 0xBF, 0xBD];

    public static Completion Mark(Completion completion) =>
        completion with { Contents = [.. completion.Contents.Select(static c => c?.Insert(Middle(c), Sign.ToString()))] };

    public static Answer Spoil(Answer answer) => answer with
    {
        Body = Spoil(answer.Body),
        Parts = answer.Parts is { } parts ? SpoilAsync(parts) : null,
    };

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> SpoilAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> parts, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (ReadOnlyMemory<byte> part in parts.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return Spoil(part);
    }

    private static ReadOnlyMemory<byte> Spoil(ReadOnlyMemory<byte> bytes)
    {
        int at = bytes.Span.IndexOf(MarkBytes);
        return at < 0 ? bytes : (byte[])[.. bytes.Span[..at], 0xFF, .. Spoil(bytes[(at + MarkBytes.Length)..]).Span];
    }

    private static int Middle(string text)
    {
        int middle = text.Length / 2;
        return middle > 0 && char.IsSurrogatePair(text, middle - 1) ? middle + 1 : middle;
    }
}
