namespace GptImage2.OpenAI;

/// <summary>A response, or a part of it, is longer than the maximum length. Only the start of a body is kept.</summary>
internal sealed class ResponseTooLongException(string what, int limit) : Exception($"{what} is longer than {limit >> 20} MiB")
{
    public string? ContentType { get; init; }

    /// <summary>The start of the body.</summary>
    public ReadOnlyMemory<byte> Start { get; init; }
}
