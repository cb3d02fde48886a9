namespace GptImage2.Endpoints;

/// <summary>A reply that is read while the model writes it.</summary>
internal interface IChatStream : IAsyncDisposable
{
    /// <summary>The completion so far. The finish reason and the usage arrive last.</summary>
    ChatCompletion Completion { get; }

    /// <summary>The text so far, in UTF-8. It only grows; text that has arrived does not change.</summary>
    ReadOnlyMemory<byte> Content { get; }

    /// <summary>Waits for more text, and records it in the account of the call.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>False at the end of the reply.</returns>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
