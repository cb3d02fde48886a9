namespace GptImage2.OpenAI;

/// <summary>A response is longer than the maximum length. Only its start is kept.</summary>
internal sealed class ResponseTooLongException(int limit) : Exception($"The body of the response is longer than {limit >> 20} MiB")
{
    public string? ContentType { get; init; }

    /// <summary>The start of the body.</summary>
    public ReadOnlyMemory<byte> Start { get; init; }
}
