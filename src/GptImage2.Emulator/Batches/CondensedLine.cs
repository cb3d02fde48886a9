using System.Security.Cryptography;
using System.Text.Json;
using GptImage2.Emulator.Bodies;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Batches;

/// <summary>A line of a file, read in pieces: in memory it has no base64 text of images.</summary>
internal sealed class CondensedLine : IDisposable
{
    private const int PieceLength = 64 * 1024;

    private readonly BodyCondenser _condenser;
    private readonly FileStream _content;
    private readonly long _start;
    private readonly JsonDocument? _document;

    /// <summary>Reads a line.</summary>
    /// <param name="content">The file.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="length">The number of its bytes.</param>
    /// <param name="sinks">Makes what takes the bytes of an image; null for nothing.</param>
    public CondensedLine(FileStream content, long start, long length, Func<IImageSink>? sinks)
    {
        _condenser = new BodyCondenser(sinks);
        _content = content;
        _start = start;
        Read(start, length, _condenser.Append);
        _document = TryParse();
    }

    /// <summary>Gets what the line says; null when it is not JSON.</summary>
    public JsonElement? Root => _document?.RootElement;

    /// <summary>Gets the bytes without the base64 text of images.</summary>
    public ReadOnlyMemory<byte> Condensed => _condenser.Body;

    public PassedImages Images => _condenser.Images;

    /// <summary>Tells how many bytes a value has in the file, and their SHA-256 in lower-case hexadecimal.</summary>
    public (long Length, string Sha256) Measure(JsonElement value)
    {
        (long start, long end) = _condenser.Locate(value);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Read(_start + start, end - start, hash.AppendData);
        return (end - start, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public void Dispose()
    {
        _document?.Dispose();
        _condenser.Dispose();
    }

    private void Read(long start, long length, Action<ReadOnlySpan<byte>> take)
    {
        byte[] piece = new byte[(int)Math.Min(PieceLength, length)];
        _content.Seek(start, SeekOrigin.Begin);
        for (long left = length; left > 0;)
        {
            Span<byte> read = piece.AsSpan(0, (int)Math.Min(left, piece.Length));
            _content.ReadExactly(read);
            take(read);
            left -= read.Length;
        }
    }

    private JsonDocument? TryParse()
    {
        try
        {
            return JsonDocument.Parse(_condenser.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
