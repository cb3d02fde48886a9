using GptImage2.Results;

namespace GptImage2.Endpoints;

/// <summary>A reply that is read while it is written.</summary>
internal interface IChatStream : IAsyncDisposable
{
    /// <summary>What is known so far: the reason of the end and the usage come last.</summary>
    ChatCompletion Completion { get; }

    /// <summary>The text so far, in UTF-8. What is there stays as it is; more comes behind it.</summary>
    ReadOnlyMemory<byte> Content { get; }

    /// <summary>Waits for more.</summary>
    /// <param name="call">What is known of the call, for the exception that ends it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False at the end of the reply.</returns>
    ValueTask<bool> ReadAsync(CallRecord call, CancellationToken cancellationToken);
}
