using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Pages;

/// <summary>Keeps the bytes of a picture for the page while they pass by, as long as there is room for them.</summary>
internal sealed class PictureSink(CallLog log, Call call) : IImageSink
{
    private readonly int _drops = call.Drops;
    private MemoryStream? _bytes = new();
    private int _reserved;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_bytes is null)
            return;

        if (call.Drops != _drops || !log.Reserve(call, bytes.Length))
        {
            Dispose();
            return;
        }

        _reserved += bytes.Length;
        _bytes.Write(bytes);
    }

    /// <summary>Hands over the bytes and the room that they take; null where there was none.</summary>
    public (byte[]? Bytes, int Reserved) Take()
    {
        var taken = (_bytes?.ToArray(), _reserved);
        (_bytes, _reserved) = (null, 0);
        return taken;
    }

    public void Dispose()
    {
        var reserved = _reserved;
        (_bytes, _reserved) = (null, 0);

        // Room that was taken back with the other pictures of the call is not given back again.
        if (reserved > 0 && call.Drops == _drops)
            log.Change(call, () => log.Release(call, reserved));
    }
}
