namespace GptImage2.Emulator.Faults;

/// <summary>In which pieces an answer goes out, and what breaks it.</summary>
internal sealed record Delivery
{
    public static Delivery Plain { get; } = new();

    public Fault? Fault { get; init; }

    /// <summary>Gets the bytes that are sent at a time, headers included; null for no limit.</summary>
    public int? PieceBytes { get; init; }

    /// <summary>Gets a value indicating whether a piece ends after the first byte of each character that has several.</summary>
    public bool SplitsCharacters { get; init; }

    public TimeSpan Interval { get; init; }

    /// <summary>Gets the bytes of each HTTP chunk; null for one chunk per write.</summary>
    public int? ChunkBytes { get; init; }

    /// <summary>Gets a value indicating whether the server can deliver it, without the socket being taken over.</summary>
    public bool IsPlain => this == Plain;
}
