using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Pages;

/// <summary>Finds the data URLs of a body, in their order.</summary>
internal static class PictureReader
{
    private const int MostPictures = 1500;

    /// <summary>Calls <paramref name="keep"/> for each data URL: with its picture and the type, or twice null when it holds none that can be kept.</summary>
    /// <param name="json">The body.</param>
    /// <param name="images">The pictures that were taken out of it while it came in.</param>
    /// <param name="newSink">Makes what takes the bytes of one that was not.</param>
    /// <param name="keep">Takes what a sink took, and the type that the first bytes show.</param>
    /// <returns>Whether the body is JSON to its end.</returns>
    public static bool Read(ReadOnlySpan<byte> json, PassedImages images, Func<PictureSink> newSink, Action<PictureSink?, string?> keep)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            for (int count = 0; reader.Read();)
            {
                if (reader.TokenType is JsonTokenType.String && reader.ValueSpan.StartsWith("data:"u8) && count++ < MostPictures)
                    ReadOne(ref reader, images, newSink, keep);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void ReadOne(ref Utf8JsonReader reader, PassedImages images, Func<PictureSink> newSink, Action<PictureSink?, string?> keep)
    {
        if (images.At((int)reader.TokenStartIndex) is { } passed)
        {
            if (passed is { IsBase64: true, Type: { } type, Sink: PictureSink sink })
                keep(sink, type);
            else
                keep(null, null);

            return;
        }

        if (!reader.ValueIsEscaped)
        {
            Decode(reader.ValueSpan, newSink, keep);
            return;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            Decode(buffer.AsSpan(0, reader.CopyString(buffer)), newSink, keep);
        }
        catch (InvalidOperationException)
        {
            // Text that is not Unicode is not a picture.
            keep(null, null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Decode(ReadOnlySpan<byte> url, Func<PictureSink> newSink, Action<PictureSink?, string?> keep)
    {
        ReadOnlySpan<byte> text = url[(url.IndexOf((byte)',') + 1)..];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        try
        {
            if (text.Length == url.Length
                || Base64.DecodeFromUtf8(text, buffer, out _, out int length) is not OperationStatus.Done
                || ImageInfo.Sniff(buffer.AsSpan(0, length)) is not { } type)
            {
                keep(null, null);
                return;
            }

            using PictureSink sink = newSink();
            sink.Write(buffer.AsSpan(0, length));
            keep(sink, type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
