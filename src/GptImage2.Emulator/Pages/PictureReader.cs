using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using GptImage2.Emulator.Images;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Pages;

/// <summary>Finds the data URLs of a body, in the order in which they stand there.</summary>
internal static class PictureReader
{
    private const int MostPictures = 1500;

    /// <summary>Calls <paramref name="keep"/> for each data URL: with its picture, or null when it holds none that can be kept.</summary>
    /// <param name="json">The body.</param>
    /// <param name="images">The pictures that were taken out of it while it came in.</param>
    /// <param name="reserve">Asks for the room for so many bytes, and tells whether there is any.</param>
    /// <param name="keep">Takes a picture, and the number of bytes that were reserved for it.</param>
    /// <returns>Whether the body is JSON to its end.</returns>
    public static bool Read(ReadOnlySpan<byte> json, PassedImages images, Func<int, bool> reserve, Action<Picture?, int> keep)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            for (var count = 0; reader.Read();)
            {
                if (reader.TokenType is JsonTokenType.String && reader.ValueSpan.StartsWith("data:"u8) && count++ < MostPictures)
                    ReadOne(ref reader, images, reserve, keep);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void ReadOne(ref Utf8JsonReader reader, PassedImages images, Func<int, bool> reserve, Action<Picture?, int> keep)
    {
        if (images.At((int)reader.TokenStartIndex) is { } passed)
        {
            var (bytes, reserved) = ((PictureSink)passed.Sink!).Take();
            keep(passed is { IsBase64: true, Type: { } type } && bytes is not null ? new Picture(type, bytes) : null, reserved);
            return;
        }

        if (!reader.ValueIsEscaped)
        {
            Decode(reader.ValueSpan, reserve, keep);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            Decode(buffer.AsSpan(0, reader.CopyString(buffer)), reserve, keep);
        }
        catch (InvalidOperationException)
        {
            // Text that is no Unicode is no picture.
            keep(null, 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Decode(ReadOnlySpan<byte> url, Func<int, bool> reserve, Action<Picture?, int> keep)
    {
        var text = url[(url.IndexOf((byte)',') + 1)..];
        var length = Base64.GetMaxDecodedFromUtf8Length(text.Length);
        if (text.Length == url.Length || !reserve(length))
        {
            keep(null, 0);
            return;
        }

        var bytes = new byte[length];
        var picture = Base64.DecodeFromUtf8(text, bytes, out _, out var written) is OperationStatus.Done && ImageInfo.Sniff(bytes) is { } type
            ? new Picture(type, bytes.AsMemory(0, written))
            : null;
        keep(picture, length);
    }
}
