using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Bodies;

// Not shared with the runtime on purpose: an independent stand-in must not share the bugs of what it checks.
/// <summary>Keeps a JSON body while it comes in, without the base64 text of its images: of that it keeps the length only.</summary>
/// <remarks>
/// It takes out the data URLs that are the <c>url</c> of an <c>image_url</c>, if they are long. Everything else is unchanged,
/// so that invalid JSON stays invalid, and texts can be checked and counted.
/// </remarks>
internal sealed class BodyCondenser(Func<IImageSink>? sinks) : IDisposable
{
    private const int FirstLength = 4 * 1024;
    private const int MaxDepth = 64;
    private const int MaxHeadLength = 200;

    private readonly Dictionary<int, PassedImage> _images = [];
    private readonly List<(int Place, long Gap)> _gaps = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int _length;
    private long _taken;
    private int _stringStart;
    private bool _inString;
    private bool _afterBackslash;
    private bool _isImageUrl;
    private bool _followsName;
    private int _depth;
    private ulong _imageObjects;
    private PayloadText? _payload;
    private IImageSink? _sink;

    public ReadOnlyMemory<byte> Body => _buffer.AsMemory(0, _length);

    public PassedImages Images => new(Body, _images);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bool inPayload = _payload is not null;
            int length = inPayload ? AppendPayload(bytes) : _inString ? AppendString(bytes) : AppendStructure(bytes);
            bytes = bytes[length..];
            _taken += length;
            if (inPayload && _payload is null)
                _gaps.Add((_length, _taken - _length));
        }
    }

    /// <summary>Tells from where to where a value lay among the bytes that came.</summary>
    public (long Start, long End) Locate(JsonElement value)
    {
        ReadOnlySpan<byte> bytes = JsonMarshal.GetRawUtf8Value(value);
        return Body.Span.Overlaps(bytes, out int place)
            ? (place + GapAt(place), place + bytes.Length + GapAt(place + bytes.Length))
            : throw new ArgumentException("The value does not lie in this body.", nameof(value));
    }

    public void Dispose()
    {
        _payload?.Dispose();
        _sink?.Dispose();
        foreach (PassedImage image in _images.Values)
            image.Sink?.Dispose();

        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);

        _buffer = [];
        _length = 0;
    }

    private long GapAt(int place) => _gaps.FindLast(gap => gap.Place <= place).Gap;

    private int AppendStructure(ReadOnlySpan<byte> bytes)
    {
        int quote = bytes.IndexOf((byte)'"');
        int length = quote < 0 ? bytes.Length : quote;
        foreach (byte value in bytes[..length])
            Follow(value);

        Keep(bytes[..length]);
        if (quote < 0)
            return length;

        _isImageUrl = _followsName && IsInImage && LastString.SequenceEqual("\"url\""u8);
        _inString = true;
        _stringStart = _length;
        Keep("\""u8);
        return length + 1;
    }

    private void Follow(byte value)
    {
        switch (value)
        {
            case (byte)':':
                _followsName = true;
                break;
            case (byte)',':
                _followsName = false;
                break;
            case (byte)'{' or (byte)'[':
                _depth++;
                if (_depth < MaxDepth && value == '{' && _followsName && LastString.SequenceEqual("\"image_url\""u8))
                    _imageObjects |= 1UL << _depth;

                _followsName = false;
                break;
            case (byte)'}' or (byte)']' when _depth > 0:
                if (_depth < MaxDepth)
                    _imageObjects &= ~(1UL << _depth);

                _depth--;
                break;
        }
    }

    private bool IsInImage => _depth < MaxDepth && (_imageObjects & (1UL << _depth)) != 0;

    // The string that was read last, and the structure after it: for a name, its colon and white space.
    private ReadOnlySpan<byte> LastString
    {
        get
        {
            Span<byte> text = _buffer.AsSpan(_stringStart, _length - _stringStart);
            return text[..(text.LastIndexOf((byte)'"') + 1)];
        }
    }

    private int AppendString(ReadOnlySpan<byte> bytes)
    {
        // As many bytes of a URL as it takes to know what it is.
        if (_isImageUrl)
            bytes = bytes[..Math.Min(bytes.Length, CondensedBody.ShortLength + 2 - (_length - _stringStart))];

        if (_afterBackslash)
        {
            _afterBackslash = false;
            Keep(bytes[..1]);
            TakeOut();
            return 1;
        }

        int stop = bytes.IndexOfAny((byte)'"', (byte)'\\');
        int length = stop < 0 ? bytes.Length : stop + 1;
        Keep(bytes[..length]);
        if (stop >= 0 && bytes[stop] == '"')
            _inString = _isImageUrl = false;
        else
            _afterBackslash = stop >= 0;

        TakeOut();
        return length;
    }

    /// <summary>Begins to take out a URL, as soon as it is known to be a long one of data.</summary>
    private void TakeOut()
    {
        if (!_isImageUrl || _length - _stringStart - 1 <= CondensedBody.ShortLength)
            return;

        _isImageUrl = false;
        Span<byte> url = _buffer.AsSpan(_stringStart + 1, _length - _stringStart - 1);
        int comma = url[..MaxHeadLength].IndexOf((byte)',');
        if (comma < 0 || !url.StartsWith("data:"u8) || url[..comma].Contains((byte)'\\'))
            return;

        _afterBackslash = false;
        _length = _stringStart + 1 + comma + 1;
        _sink = sinks?.Invoke();
        _payload = new PayloadText(_sink);
        ReadOnlySpan<byte> start = [.. url[(comma + 1)..]];
        AppendPayload(start);
    }

    private int AppendPayload(ReadOnlySpan<byte> bytes)
    {
        int length = _payload!.Append(bytes);
        if (_payload.IsEnded)
        {
            _images.Add(_stringStart, _payload.Finish());
            _sink = null;
            Keep(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[{_payload.Characters} characters]\"")));
            _inString = false;
        }
        else if (_payload.IsBroken)
        {
            // A control character is not valid JSON either.
            Keep("\0"u8);
            _sink?.Dispose();
            _sink = null;
        }
        else
        {
            return length;
        }

        _payload.Dispose();
        _payload = null;
        return length;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + bytes.Length, 2 * _buffer.Length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }
}
