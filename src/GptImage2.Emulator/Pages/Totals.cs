using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator.Pages;

/// <summary>What all calls come to since the start, or since they were cleared.</summary>
internal sealed record Totals
{
    public long Calls { get; init; }

    public long Prompt { get; init; }

    public long Cached { get; init; }

    public long Completion { get; init; }

    public decimal Cost { get; init; }

    /// <summary>Gets the calls that were answered with an error, or broken on purpose.</summary>
    public long Errors { get; init; }

    public Totals Add(EmulatedUsage usage) => this with
    {
        Prompt = Prompt + usage.Prompt,
        Cached = Cached + usage.Cached,
        Completion = Completion + usage.Completion,
        Cost = Cost + usage.Cost,
    };
}
