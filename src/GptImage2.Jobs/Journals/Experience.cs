namespace GptImage2.Jobs.Journals;

/// <summary>What replies to the requests of one method were like: the latest 1,000 of them.</summary>
/// <param name="Count">The number of replies.</param>
/// <param name="OutputTokens">Their output tokens, in ascending order.</param>
/// <param name="InputTokens">The sum of their input tokens.</param>
/// <param name="Duration">The mean time of one.</param>
internal sealed record Experience(int Count, IReadOnlyList<long> OutputTokens, long InputTokens, TimeSpan Duration)
{
    /// <summary>The output tokens that a share of the replies did not exceed.</summary>
    /// <param name="share">From 0 to 1: 0.95 for nineteen of twenty.</param>
    public long Quantile(double share) => OutputTokens[Math.Clamp((int)Math.Ceiling(share * OutputTokens.Count) - 1, 0, OutputTokens.Count - 1)];

    /// <summary>The mean of their output tokens.</summary>
    public double MeanOutput => OutputTokens.Average();
}
