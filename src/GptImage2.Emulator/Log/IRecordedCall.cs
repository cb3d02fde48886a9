using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Log;

/// <summary>Records what a request holds and what is sent for it.</summary>
internal interface IRecordedCall
{
    /// <summary>Makes what takes the bytes of an image as they come in.</summary>
    IImageSink NewSink();

    void Received(ReadOnlySpan<byte> body, PassedImages images);

    void Answered(IReadOnlyList<KeyValuePair<string, string>> headers);

    void Sent(ReadOnlySpan<byte> bytes);

    void Ended();
}
