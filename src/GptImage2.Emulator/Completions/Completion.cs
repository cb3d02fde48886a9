using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Completions;

/// <summary>The content of a chat completion: one message for each choice, and why it ended.</summary>
internal sealed record Completion(IReadOnlyList<string?> Contents, string? Refusal, string FinishReason)
{
    /// <summary>Gets the usage that the script states; null when it is counted.</summary>
    public EmulatedUsage? Usage { get; init; }

    /// <summary>Gets how many spaces follow the content.</summary>
    public long Padding { get; init; }

    /// <summary>Gets the tokens that each choice spends on reasoning before its content.</summary>
    public int Reasoning { get; init; }

    /// <summary>Gets the tokens of each choice, those of reasoning included; none before <see cref="Limit"/>.</summary>
    public IReadOnlyList<int> Tokens { get; private init; } = [];

    public StreamShape Shape { get; init; } = new();

    private bool[] Cut { get; init; } = [];

    public string FinishReasonOf(int choice) => Cut.ElementAtOrDefault(choice) ? "length" : FinishReason;

    /// <summary>Ends each content before the first of the texts that the request named.</summary>
    public Completion Stop(IReadOnlyList<string> stops)
    {
        static string? Until(string? content, string stop) => stop.Length > 0 && content?.IndexOf(stop, StringComparison.Ordinal) is { } at and >= 0 ? content[..at] : content;
        string?[] contents = Contents.Select(c => stops.Aggregate(c, Until)).ToArray();
        return contents.SequenceEqual(Contents, StringComparer.Ordinal) ? this : this with { Contents = contents, FinishReason = "stop" };
    }

    /// <summary>Cuts what is longer than the request and the model allow, and counts what is left.</summary>
    /// <exception cref="RefusedException">Reasoning leaves nothing, and the options want that refused.</exception>
    public Completion Limit(ChatRequest request, EndpointOptions options)
    {
        int max = Math.Min(request.MaxCompletionTokens ?? options.MaxCompletionTokens, Math.Max(1, options.ContextTokens - request.PromptTokens));
        int[] counts = Contents.Select(c => Reasoning + options.TextTokens.Completion + O200kBase.Count(c) + O200kBase.Count(Refusal)).ToArray();
        bool[] cut = counts.Select(count => count > max).ToArray();
        int room = Math.Max(0, max - Reasoning - options.TextTokens.Completion);
        if (room == 0 && cut.Contains(true) && options.WhenReasoningTakesAll is ReasoningOverrun.BadRequest)
            throw Requests.ParameterErrors.OutOfTokens().Refuse();

        return this with
        {
            Contents = [.. Contents.Select((c, i) => cut[i] && c is not null ? O200kBase.Take(c, room) : c)],
            Refusal = cut.Contains(true) && Refusal is not null ? O200kBase.Take(Refusal, room) : Refusal,
            Reasoning = Math.Min(Reasoning, max),
            Tokens = [.. counts.Select(count => Math.Min(count, max))],
            Cut = cut,
        };
    }

    public Answer ToAnswer(ChatRequest request, EndpointOptions options)
    {
        EmulatedUsage usage = Usage ?? new EmulatedUsage(request.TextTokens, request.ImageTokens, Tokens.Sum())
        {
            Reasoning = Reasoning * Contents.Count,
            Cached = request.CachedTokens,
            CacheWrites = request.CacheWriteTokens,
        };
        var frame = CompletionFrame.Of(request, options);
        if (Usage is { CacheWrites: > 0 })
            frame = frame with { ReportsCacheWrites = true };

        Answer answer = request.Stream
            ? Answer.OfEvents(CompletionEvents.WriteAsync(this, request, frame, usage, options.TimeProvider), usage)
            : CompletionBody.Write(this, frame, usage, options);
        return answer with { Completion = this };
    }
}
