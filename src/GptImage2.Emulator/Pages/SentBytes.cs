using System.Buffers;
using System.Text;

namespace GptImage2.Emulator.Pages;

/// <summary>The beginning of the body of an answer, as it went out.</summary>
internal sealed class SentBytes
{
    public const int Most = 256 * 1024;

    private readonly ArrayBufferWriter<byte> _head = new();

    public bool IsCut { get; private set; }

    public string Text => Encoding.UTF8.GetString(_head.WrittenSpan);

    /// <summary>Takes what there is room for, and returns how much that is.</summary>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(bytes.Length, Most - _head.WrittenCount);
        _head.Write(bytes[..taken]);
        IsCut |= taken < bytes.Length;
        return taken;
    }
}
