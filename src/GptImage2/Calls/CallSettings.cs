namespace GptImage2;

/// <summary>The settings of one call, decided.</summary>
internal sealed record CallSettings(Leniency Leniency, int MaxRepairs, int? MaxOutputTokens, ModelPrice Price, IReadOnlyList<CostLimit> CostLimits);
