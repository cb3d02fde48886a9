using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace GptImage2.Emulator.Images;

// Not shared with the runtime on purpose: an independent stand-in must not share the bugs of what it checks.
/// <summary>Decodes, hashes and checks an image while its base64 text comes in, in pieces of any length and without white space.</summary>
internal sealed class ImagePayload(IImageSink? sink = null) : IDisposable
{
    private const int TextLength = 16 * 1024;
    private const int Quantum = 4;

    private readonly byte[] _text = ArrayPool<byte>.Shared.Rent(TextLength);
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(TextLength);
    private readonly byte[] _head = new byte[ImageInfo.SniffedLength];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _textLength;
    private int _headLength;
    private int _length;
    private string? _type;
    private ImageWalk? _walk;
    private bool _spoiled;

    public void Append(ReadOnlySpan<byte> text)
    {
        while (!_spoiled && !text.IsEmpty)
        {
            int length = Math.Min(TextLength - _textLength, text.Length);
            text[..length].CopyTo(_text.AsSpan(_textLength));
            _textLength += length;
            text = text[length..];
            if (_textLength == TextLength)
                Decode(TextLength - Quantum, isEnd: false);
        }
    }

    /// <summary>Notes that the text has a character that base64 does not have.</summary>
    public void Spoil() => _spoiled = true;

    public PassedImage Finish()
    {
        if (!_spoiled)
            Decode(_textLength, isEnd: true);

        if (_headLength < _head.Length)
            Begin();

        ImageInfo? info = _walk?.Size is { Width: > 0, Height: > 0 } size ? new ImageInfo(_type!, size.Width, size.Height) : null;
        return new PassedImage(!_spoiled, _length, _type, info, Convert.ToHexStringLower(_hash.GetHashAndReset()), sink);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_text);
        ArrayPool<byte>.Shared.Return(_bytes);
        _hash.Dispose();
    }

    // The last quantum waits for what follows: only at the end may it be padded.
    private void Decode(int length, bool isEnd)
    {
        OperationStatus status = Base64.DecodeFromUtf8(_text.AsSpan(0, length), _bytes, out int read, out int written, isEnd);
        _spoiled = status is not OperationStatus.Done || read != length;
        if (_spoiled)
            return;

        _text.AsSpan(length, _textLength - length).CopyTo(_text);
        _textLength -= length;
        Take(_bytes.AsSpan(0, written));
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _length += bytes.Length;
        _hash.AppendData(bytes);
        sink?.Write(bytes);
        if (_headLength < _head.Length)
        {
            int length = Math.Min(_head.Length - _headLength, bytes.Length);
            bytes[..length].CopyTo(_head.AsSpan(_headLength));
            _headLength += length;
            bytes = bytes[length..];
            if (_headLength == _head.Length)
                Begin();
        }

        _walk?.Append(bytes);
    }

    private void Begin()
    {
        Span<byte> head = _head.AsSpan(0, _headLength);
        _type = ImageInfo.Sniff(head);
        _walk = _type switch
        {
            "image/png" => new PngFile(),
            "image/jpeg" => new JpegFile(),
            "image/gif" => new GifFile(),
            "image/webp" => new WebPFile(),
            _ => null,
        };
        _walk?.Append(head);
    }
}
