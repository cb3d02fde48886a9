namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>What a write is for, which decides when it is done and what becomes of it after a fault.</summary>
internal enum WriteKind
{
    /// <summary>It begins something new. After a fault it is refused.</summary>
    Opening,

    /// <summary>It records what happened. After a fault it is still tried.</summary>
    Closing,

    /// <summary>It can be done again at any time. After a fault it is left out.</summary>
    Cached,

    /// <summary>It is done after the commit, outside of a transaction. After a fault it is refused.</summary>
    AfterCommit,
}
