namespace GptImage2.OpenAI;

/// <summary>A response is longer than any that can be meant. What came of it is not kept.</summary>
internal sealed class ResponseTooLongException(int limit) : Exception($"The body of the response is longer than {limit >> 20} MiB")
{
    public string? ContentType { get; init; }

    /// <summary>How the body begins.</summary>
    public ReadOnlyMemory<byte> Start { get; init; }
}
