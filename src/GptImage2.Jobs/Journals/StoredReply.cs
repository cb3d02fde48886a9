namespace GptImage2.Jobs.Journals;

/// <summary>A paid reply.</summary>
/// <param name="Document">The text of the reply in UTF-8.</param>
internal sealed record StoredReply(ReadOnlyMemory<byte> Document)
{
    /// <summary>Whether the document is the final one of a call that ended with a value.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The text of a refusal; null when the model did not refuse.</summary>
    public string? Refusal { get; init; }

    public string? FinishReason { get; init; }

    /// <summary>The model as the endpoint names it; null when it does not.</summary>
    public string? Model { get; init; }

    /// <summary>The tier that processed the request, as the endpoint names it; null when it does not.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The billed tokens; null when the endpoint did not report them.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The cost in US dollars: the bill, or an estimate where there was none; null when the price is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The time from sending to the complete reply.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The id of the request at the provider; null when it gave none.</summary>
    public string? RequestId { get; init; }
}
