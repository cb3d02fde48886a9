namespace GptImage2.Benchmarks.Calls;

/// <summary>Bytes that begin like a picture. The rest is not checked.</summary>
internal static class Pictures
{
    private static ReadOnlySpan<byte> Head =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 8, 0, 0, 0, 8, 0, 8, 2, 0, 0, 0,
    ];

    public static byte[] Png(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        Head.CopyTo(bytes);
        return bytes;
    }
}
