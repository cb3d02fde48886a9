using System.Globalization;
using System.Security.Cryptography;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>
/// Room beside the journal that is given up when the disk is full, so that replies that are paid for and still on their way
/// can be written.
/// </summary>
internal sealed class ReserveFile(JournalFile file, long bytes)
{
    private const int Block = 64 * 1024;

    /// <summary>Takes the room.</summary>
    /// <exception cref="JournalException">The disk has too little.</exception>
    public void Take()
    {
        if (bytes == 0)
            return;
        try
        {
            using FileStream stream = file.CreateBeside(file.ReservePath, FileShare.None);
            // Of an earlier process that was killed: its room is taken already.
            if (stream.Length == bytes)
                return;
            stream.SetLength(0);
            // Random bytes, since a file system may store zeros in no room at all.
            byte[] block = RandomNumberGenerator.GetBytes(Block);
            for (long left = bytes; left > 0; left -= block.Length)
                stream.Write(block.AsSpan(0, (int)Math.Min(left, block.Length)));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Release();
            throw new JournalException(string.Create(CultureInfo.InvariantCulture, $"The disk is full: {file.Description} needs a reserve of {bytes:N0} bytes in '{file.ReservePath}'. Make room, or set {nameof(JournalOptions)}.{nameof(JournalOptions.ReserveBytes)}. ({exception.Message})"), exception);
        }
    }

    /// <summary>Gives the room up.</summary>
    public void Release()
    {
        // The directory may be gone.
        if (File.Exists(file.ReservePath))
            File.Delete(file.ReservePath);
    }
}
