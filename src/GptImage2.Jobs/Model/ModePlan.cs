using System.Globalization;

namespace GptImage2;

/// <summary>What a run would cost in one mode.</summary>
/// <param name="Cost">The expected cost in US dollars; null when the price is not known.</param>
/// <param name="MostCost">The cost if every reply is as long as nineteen of twenty are at most, or as the contract and the output limit allow; null when the price is not known.</param>
/// <param name="Duration">The time that it takes at the full concurrency of the options, or the longest wait for a batch; null when it is not known.</param>
public sealed record ModePlan(decimal? Cost, decimal? MostCost, TimeSpan? Duration)
{
    /// <summary>Cost and time in one line.</summary>
    public override string ToString()
    {
        string cost = Cost is not { } expected ? "no price" : string.Create(CultureInfo.InvariantCulture, $"${expected:0.00}, at most ${MostCost:0.00}");
        return Duration is not { } time ? cost : string.Create(CultureInfo.InvariantCulture, $"{cost}, {(time.TotalHours >= 1 ? $"{time.TotalHours:0.0} h" : time.TotalMinutes >= 1 ? $"{time.TotalMinutes:0.0} min" : $"{time.TotalSeconds:0} s")}");
    }
}
