namespace GptImage2.Emulator.Pages;

/// <summary>The bytes of a picture, from the first that arrives until the picture is removed, with the type that they show.</summary>
/// <remarks>Used under the lock of the log that it belongs to.</remarks>
internal sealed class Picture(PictureBlocks blocks)
{
    private readonly List<byte[]> _blocks = [];

    /// <summary>Gets or sets the type; null as long as it is coming in.</summary>
    public string? Type { get; set; }

    public int Length { get; private set; }

    /// <summary>Gets a value indicating whether the bytes have gone.</summary>
    public bool IsGone { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int at = Length % PictureBlocks.BlockLength;
            if (at == 0)
                _blocks.Add(blocks.Rent());

            int length = Math.Min(PictureBlocks.BlockLength - at, bytes.Length);
            bytes[..length].CopyTo(_blocks[^1].AsSpan(at));
            Length += length;
            bytes = bytes[length..];
        }
    }

    /// <summary>Copies the bytes: their blocks may serve another picture as soon as the lock is left.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        for (int i = 0; i < _blocks.Count; i++)
            _blocks[i].AsSpan(0, Math.Min(PictureBlocks.BlockLength, Length - (i * PictureBlocks.BlockLength))).CopyTo(bytes.AsSpan(i * PictureBlocks.BlockLength));

        return bytes;
    }

    /// <summary>Forgets the bytes, and returns how many they were.</summary>
    public int Drop()
    {
        int length = Length;
        blocks.Return(_blocks);
        _blocks.Clear();
        (Length, IsGone) = (0, true);
        return length;
    }
}
