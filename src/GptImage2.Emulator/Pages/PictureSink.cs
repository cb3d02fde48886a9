using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Pages;

/// <summary>Keeps the bytes of a picture for the page while they pass by, as long as there is room for them.</summary>
internal sealed class PictureSink(CallHistory log, Call call) : IImageSink
{
    private Picture? _picture = log.NewPicture();

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_picture is not null && !bytes.IsEmpty && !log.Append(call, _picture, bytes))
            _picture = null;
    }

    /// <summary>Hands over the picture; null where there was no room for it.</summary>
    public Picture? Take() => Interlocked.Exchange(ref _picture, null);

    public void Dispose()
    {
        if (Take() is { } picture)
            log.Change(call, () => log.Drop(call, picture));
    }
}
