using System.Buffers;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Pages;

/// <summary>Keeps the bytes of a picture for the page while they pass by, as long as there is room for them.</summary>
internal sealed class PictureSink(CallLog log, Call call) : IImageSink
{
    private const int BlockLength = 64 * 1024;

    private readonly int _drops = call.Drops;
    private readonly List<byte[]> _blocks = [];
    private bool _isLost;
    private int _length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_isLost)
            return;

        if (call.Drops != _drops || !log.Reserve(call, bytes.Length))
        {
            Dispose();
            return;
        }

        while (!bytes.IsEmpty)
        {
            var at = _length % BlockLength;
            if (at == 0)
                _blocks.Add(ArrayPool<byte>.Shared.Rent(BlockLength));

            var length = Math.Min(BlockLength - at, bytes.Length);
            bytes[..length].CopyTo(_blocks[^1].AsSpan(at));
            _length += length;
            bytes = bytes[length..];
        }
    }

    /// <summary>Hands over the bytes and the room that they take; null where there was none.</summary>
    public (byte[]? Bytes, int Reserved) Take()
    {
        if (_isLost)
            return (null, 0);

        var bytes = new byte[_length];
        for (var at = 0; at < _length; at += BlockLength)
            _blocks[at / BlockLength].AsSpan(0, Math.Min(BlockLength, _length - at)).CopyTo(bytes.AsSpan(at));

        Forget();
        return (bytes, bytes.Length);
    }

    public void Dispose()
    {
        var reserved = Forget();

        // Room that was taken back with the other pictures of the call is not given back again.
        if (reserved > 0 && call.Drops == _drops)
            log.Change(call, () => log.Release(call, reserved));
    }

    private int Forget()
    {
        var length = _length;
        _isLost = true;
        _length = 0;
        foreach (var block in _blocks)
            ArrayPool<byte>.Shared.Return(block);

        _blocks.Clear();
        return length;
    }
}
