namespace GptImage2.Generators.Model;

/// <summary>Settings of the calls of a method, each as C# writes it; null where the attribute does not say.</summary>
internal sealed record CallDefaultsModel(string? Leniency, string? MaxCorrections, string? CorrectionImages, string? MaxOutputTokens, string? MaxCost)
{
    public static CallDefaultsModel None { get; } = new(null, null, null, null, null);

    public bool IsNone => this == None;

    /// <summary>These settings, and for those that are not set the ones of the interface.</summary>
    public CallDefaultsModel Within(CallDefaultsModel outer) => new(
        Leniency ?? outer.Leniency,
        MaxCorrections ?? outer.MaxCorrections,
        CorrectionImages ?? outer.CorrectionImages,
        MaxOutputTokens ?? outer.MaxOutputTokens,
        MaxCost ?? outer.MaxCost);
}
