using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using GptImage2.Text;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    private static readonly SearchValues<byte> VersionCharacters = SearchValues.Create("0123456789."u8);

    /// <summary>Reads bytes in base64.</summary>
    public byte[]? ReadBytes()
    {
        ReadOnlySpan<byte> text = ReadText("a string in base64");

        // The decoder would ignore white space, which is not allowed in base64.
        bool valid = text.IndexOfAny(" \t\r\n"u8) < 0 && Base64.IsValid(text, out _);
        if (!valid)
            return RejectFormat<byte[]>("a string in base64");
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text, bytes, out _, out int length) == OperationStatus.Done
            ? bytes.AsSpan(0, length).ToArray()
            : RejectFormat<byte[]>("a string in base64");
    }

    /// <summary>Reads bytes in base64.</summary>
    public ReadOnlyMemory<byte> ReadByteMemory() => ReadBytes();

    /// <summary>Reads bytes in base64.</summary>
    public Memory<byte> ReadMemory() => ReadBytes();

    /// <summary>Reads a version of two to four numbers: <c>1.2.3</c>.</summary>
    public Version? ReadVersion()
    {
        ReadOnlySpan<byte> text = ReadText("a version");
        if (text.IndexOfAnyExcept(VersionCharacters) < 0 && Version.TryParse(Encoding.ASCII.GetString(text), out Version? value))
            return value;
        return RejectFormat<Version>("a version of two to four numbers, such as 1.2.3");
    }

    /// <summary>Reads any value.</summary>
    public JsonElement ReadElement()
    {
        StartValue();
        return TryReadAny(out ReadOnlySpan<byte> text) ? JsonElement.Parse(text) : default;
    }
}
