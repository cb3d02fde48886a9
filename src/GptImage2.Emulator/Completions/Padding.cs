using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace GptImage2.Emulator.Completions;

/// <summary>Spaces after a content, as many as memory need not hold.</summary>
internal static class Padding
{
    public const int BlockLength = 16 * 1024;

    private static readonly byte[] Block = [.. Enumerable.Repeat((byte)' ', BlockLength)];

    /// <summary>Puts spaces at the end of the first content of a body.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> InsertAsync(
        ReadOnlyMemory<byte> body, string content, long count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int at = EndOfContent(body.Span, content);
        yield return body[..at];
        for (long left = count; left > 0; left -= BlockLength)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Block.AsMemory(0, (int)Math.Min(left, BlockLength));
        }

        yield return body[at..];
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static int EndOfContent(ReadOnlySpan<byte> body, string content)
    {
        byte[] value = Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(content, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"");
        int name = body.IndexOf("\"content\":"u8) + "\"content\":"u8.Length;
        return name + body[name..].IndexOf((byte)'"') + value.Length - 1;
    }
}
