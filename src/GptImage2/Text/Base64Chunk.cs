namespace GptImage2.Text;

/// <summary>
/// The number of bytes that are encoded at once. It is a multiple of 3, so that only the last chunk is padded.
/// </summary>
internal static class Base64Chunk
{
    public const int Length = 192 * 1024;

    public const int EncodedLength = Length / 3 * 4;

    public static long EncodedLengthOf(long length) => (length + 2) / 3 * 4;
}
