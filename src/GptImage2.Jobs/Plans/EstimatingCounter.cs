using GptImage2.Models;

namespace GptImage2.Jobs.Plans;

/// <summary>Estimates tokens where the client has no counter, neither rather too high nor too low.</summary>
internal sealed class EstimatingCounter : ITokenCounter
{
    public static EstimatingCounter Instance { get; } = new();

    public int CountTokens(ReadOnlySpan<char> text) => TextTokens.Estimate(text.ToString());
}
