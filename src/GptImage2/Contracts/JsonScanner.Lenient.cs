using System.Buffers;
using System.Buffers.Text;
using GptImage2.Text;

namespace GptImage2.Generated;

/// <summary>
/// Reading without a contract, for the envelope around a reply: a value of another type is skipped and not noted. Only
/// text that is not JSON stops it.
/// </summary>
public ref partial struct JsonScanner
{
    /// <summary>Whether the text is not JSON; the rest of it is not read then.</summary>
    internal readonly bool Stopped => _stopped;

    /// <summary>Enters an object.</summary>
    internal bool TryBeginObject() => IsNext((byte)'{') && BeginObject() >= 0;

    /// <summary>Enters an array.</summary>
    internal bool TryBeginArray() => IsNext((byte)'[') && BeginArray() >= 0;

    /// <summary>Reads a string.</summary>
    internal string? TryReadString() => IsNext((byte)'"') ? ReadString() : null;

    /// <summary>Reads a string as UTF-8. It may be long and have many escapes. Half a surrogate pair is kept as its escape: see <see cref="JoinedText"/>.</summary>
    internal byte[]? TryReadUtf8()
    {
        if (!IsNext((byte)'"'))
            return null;
        ReadOnlySpan<byte> encoded = _json[(_position + 1)..];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(encoded.Length);
        int length = JsonText.Decode(encoded, buffer, out int consumed, out bool hasHalfPair);
        byte[] text = hasHalfPair ? Joined(encoded) : buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        EndString(consumed);
        return text;
    }

    /// <summary>Reads a string that continues a text.</summary>
    /// <returns>False when the next value is not a string. It is skipped then.</returns>
    internal bool TryReadInto(JoinedText text)
    {
        if (!IsNext((byte)'"'))
            return false;
        EndString(text.AddEncoded(_json[(_position + 1)..]));
        return true;
    }

    private static byte[] Joined(ReadOnlySpan<byte> encoded)
    {
        var text = new JoinedText();
        text.AddEncoded(encoded);
        text.End();
        return text.Written.ToArray();
    }

    private void EndString(int consumed)
    {
        _position += consumed + 1;
        if (Peek(_position) == (byte)'"')
            _position++;
        else
            Syntax(_position, "the end of the string");
    }

    /// <summary>Reads an integer.</summary>
    internal long? TryReadCount()
    {
        int start = StartValue() is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? _position : -1;
        Skip();
        if (start < 0 || _stopped)
            return null;
        ReadOnlySpan<byte> token = _json[start.._position];
        return Utf8Parser.TryParse(token, out long value, out int length) && length == token.Length ? value : null;
    }

    private bool IsNext(byte first)
    {
        if (StartValue() == first)
            return true;
        Skip();
        return false;
    }
}
