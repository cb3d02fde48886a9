namespace GptImage2;

/// <summary>Settings of a <see cref="Journal"/>.</summary>
public sealed record JournalOptions
{
    /// <summary>How long a write waits while another program holds a lock on the file. The default is 30 seconds.</summary>
    /// <remarks>After that no more requests are sent. Nothing that was to be written is lost while it waits.</remarks>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The size of the file beside the journal that is given up when the disk is full, so that replies that are on their way can still
    /// be stored, in bytes. The default is 8 MiB; 0 for no such file.
    /// </summary>
    public long ReserveBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>The clock of the times in the journal; null for that of the system.</summary>
    public TimeProvider? TimeProvider { get; init; }

    internal void Check()
    {
        if (LockTimeout < TimeSpan.Zero || LockTimeout > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(LockTimeout), LockTimeout, $"{nameof(JournalOptions)}.{nameof(LockTimeout)} must be from 0 to 1 day.");
        if (ReserveBytes < 0)
            throw new ArgumentOutOfRangeException(nameof(ReserveBytes), ReserveBytes, $"{nameof(JournalOptions)}.{nameof(ReserveBytes)} must not be negative.");
    }
}
