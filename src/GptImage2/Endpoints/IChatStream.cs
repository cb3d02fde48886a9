namespace GptImage2.Endpoints;

/// <summary>A reply that is read while the model writes it.</summary>
internal interface IChatStream : IAsyncDisposable
{
    /// <summary>What is known so far. The finish reason and the usage arrive last.</summary>
    ChatCompletion Completion { get; }

    /// <summary>The text so far, in UTF-8. It only grows; what is there does not change.</summary>
    ReadOnlyMemory<byte> Content { get; }

    /// <summary>Waits for more, and notes in the account of the call what has arrived.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False at the end of the reply.</returns>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
