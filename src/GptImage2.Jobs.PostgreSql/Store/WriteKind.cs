namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>What becomes of a write after the journal has failed.</summary>
internal enum WriteKind
{
    /// <summary>It begins something new. After a fault it is refused.</summary>
    Opening,

    /// <summary>It records what happened. After a fault it is still tried.</summary>
    Closing,

    /// <summary>It can be done again at any time. After a fault it is left out.</summary>
    Cached,
}
