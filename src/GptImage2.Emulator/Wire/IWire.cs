namespace GptImage2.Emulator.Wire;

/// <summary>Takes an answer to the client.</summary>
internal interface IWire
{
    /// <summary>Sends status and headers; a length of null means that the body is chunked.</summary>
    Task StartAsync(int status, IReadOnlyList<KeyValuePair<string, string>> headers, long? length, CancellationToken cancellationToken);

    Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    Task CompleteAsync(CancellationToken cancellationToken);
}
