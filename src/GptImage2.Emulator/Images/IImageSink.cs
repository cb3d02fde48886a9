namespace GptImage2.Emulator.Images;

/// <summary>Takes the bytes of an image while they pass by. What it has not been asked for when it is disposed, it may forget.</summary>
internal interface IImageSink : IDisposable
{
    void Write(ReadOnlySpan<byte> bytes);
}
