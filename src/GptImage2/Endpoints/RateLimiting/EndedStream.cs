namespace GptImage2.Endpoints.RateLimiting;

/// <summary>A stream that counts as a running request until it is disposed.</summary>
/// <param name="stream">The stream.</param>
/// <param name="ended">Runs when the stream is disposed, even if that fails.</param>
internal sealed class EndedStream(IChatStream stream, Action ended) : IChatStream
{
    public ChatCompletion Completion => stream.Completion;

    public ReadOnlyMemory<byte> Content => stream.Content;

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => stream.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            ended();
        }
    }
}
