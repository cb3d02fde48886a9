namespace GptImage2;

/// <summary>What every outcome of a call carries: who was asked, what it took, what came back.</summary>
internal sealed record CallRecord(string Method)
{
    public TokenUsage Usage { get; init; }

    public decimal Cost { get; init; }

    public string? RequestId { get; init; }

    public string? Model { get; init; }

    public string? RawReply { get; init; }
}
