namespace GptImage2.Emulator.Http;

/// <summary>The content of a chat completion: one message for each choice, and why it ended.</summary>
internal sealed record Completion(IReadOnlyList<string?> Contents, string? Refusal, string FinishReason)
{
    /// <summary>Gets the usage that the script states; null when it is counted.</summary>
    public EmulatedUsage? Usage { get; init; }

    /// <summary>Gets how many spaces follow the content.</summary>
    public long Padding { get; init; }

    public StreamShape Shape { get; init; } = new();

    /// <summary>Cuts what is longer than the request allows, as the endpoint does.</summary>
    public Completion Limit(int? maxTokens)
    {
        if (maxTokens is not { } max || Contents.All(c => TokenEstimate.Count(c) <= max))
            return this;

        return this with { Contents = [.. Contents.Select(c => c is null ? null : TokenEstimate.Take(c, max))], FinishReason = "length" };
    }

    public Answer ToAnswer(ChatRequest request, TimeProvider time)
    {
        var usage = Usage ?? Count(request);
        var frame = CompletionFrame.Of(request, time);
        var answer = request.Stream
            ? Answer.OfEvents(CompletionEvents.WriteAsync(this, request, frame, usage, time), usage)
            : CompletionBody.Write(this, frame, usage);
        return answer with { Completion = this };
    }

    private EmulatedUsage Count(ChatRequest request)
    {
        var (text, image) = TokenEstimate.CountPrompt(request);
        return new EmulatedUsage(text, image, Contents.Sum(static c => TokenEstimate.Count(c)) + TokenEstimate.Count(Refusal));
    }
}
