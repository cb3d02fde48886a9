using System.Globalization;

namespace GptImage2.Images;

/// <summary>
/// Reads a stream that is not seekable into memory. A stream whose first bytes are not those of an image is refused before
/// the rest is read, and one that is too long at the limit.
/// </summary>
internal sealed class StreamBuffer(int maxLength = StreamBuffer.MaxLength)
{
    /// <summary>The most bytes that are read: as many as the images of a call may have together by default.</summary>
    public const int MaxLength = 512 << 20;

    private byte[] _bytes = new byte[4096];
    private int _length;
    private bool _isImage;

    /// <summary>Where the next bytes are read into.</summary>
    public Memory<byte> Rest => _bytes.AsMemory(_length);

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Takes the bytes that were read.</summary>
    /// <returns>Whether more may follow.</returns>
    /// <exception cref="ImageInputException">The bytes are not those of an image, or there are too many of them.</exception>
    public bool Accept(int read)
    {
        _length += read;
        if (!_isImage && (_length >= ImageSignature.HeadLength || read == 0))
        {
            ImageSignature.Require(_bytes.AsSpan(0, Math.Min(_length, ImageSignature.HeadLength)), "The image in the stream");
            _isImage = true;
        }

        if (read == 0)
            return false;
        if (_length == maxLength)
            throw new ImageInputException(string.Create(CultureInfo.InvariantCulture, $"The stream has {maxLength >> 20} MiB or more. Pass a shorter one."));
        if (_length == _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(2L * _length, maxLength));
        return true;
    }
}
