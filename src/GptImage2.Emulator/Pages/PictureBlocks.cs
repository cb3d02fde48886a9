namespace GptImage2.Emulator.Pages;

/// <summary>Blocks of memory that pictures are kept in, one after the other: those of a picture that has gone serve the next.</summary>
/// <remarks>Used under the lock of the log that it belongs to.</remarks>
internal sealed class PictureBlocks(long maxBytes)
{
    public const int BlockLength = 16 * 1024;

    private readonly Stack<byte[]> _free = new();

    public byte[] Rent() => _free.TryPop(out byte[]? block) ? block : GC.AllocateUninitializedArray<byte>(BlockLength);

    public void Return(IEnumerable<byte[]> blocks)
    {
        foreach (byte[] block in blocks)
        {
            if (_free.Count < maxBytes / BlockLength)
                _free.Push(block);
        }
    }
}
