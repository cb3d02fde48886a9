using System.Text;

namespace GptImage2;

/// <summary>What every outcome of a call carries: who was asked, what it took, what came back.</summary>
internal sealed record CallRecord(string Method)
{
    /// <summary>Null as long as the endpoint has not said what it counted.</summary>
    public TokenUsage? Usage { get; init; }

    public decimal? Cost { get; init; }

    public string? RequestId { get; init; }

    public string? Model { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>The text of the reply in UTF-8; null where no reply came.</summary>
    public ReadOnlyMemory<byte>? Reply { get; init; }

    public string? RawReply => Reply is { } reply ? Encoding.UTF8.GetString(reply.Span) : null;
}
