namespace GptImage2.Generators.Model;

/// <summary>
/// Settings of the calls of a method, each as a C# expression; null if the attribute does not set it.
/// </summary>
internal sealed record CallDefaultsModel(string? Leniency, string? MaxCorrections, string? CorrectionImages, string? MaxOutputTokens, string? MaxCost)
{
    public static CallDefaultsModel None { get; } = new(null, null, null, null, null);

    public bool IsNone => this == None;

    /// <summary>These settings; a setting that is not set is taken from the interface.</summary>
    public CallDefaultsModel Within(CallDefaultsModel outer) => new(
        Leniency ?? outer.Leniency,
        MaxCorrections ?? outer.MaxCorrections,
        CorrectionImages ?? outer.CorrectionImages,
        MaxOutputTokens ?? outer.MaxOutputTokens,
        MaxCost ?? outer.MaxCost);
}
