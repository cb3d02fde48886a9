namespace GptImage2.Emulator;

/// <summary>Counts an image as tokens by covering it with patches of 32 by 32 pixels.</summary>
/// <remarks>
/// No published source gives the rule of GPT-5.4 Image 2. The defaults are those published for GPT-5.4: sides of at most 2,048 pixels,
/// at most 2,500 patches (6,000 pixels and 10,000 patches for the detail <c>original</c>), and a multiplier of 1; measured bills suggest up to 1.2.
/// </remarks>
public sealed record ImageTokenRule
{
    private const double PatchSide = 32;
    private const int LowDetailSide = 512;

    /// <summary>Gets the longest side in pixels; larger images are scaled down to it first.</summary>
    public int MaxSide { get; init; } = 2048;

    /// <summary>Gets the largest number of patches; larger images are scaled down to it.</summary>
    public int PatchBudget { get; init; } = 2500;

    /// <summary>Gets the longest side in pixels of an image whose <c>detail</c> is <c>original</c>.</summary>
    public int OriginalMaxSide { get; init; } = 6000;

    /// <summary>Gets the largest number of patches of an image whose <c>detail</c> is <c>original</c>.</summary>
    public int OriginalPatchBudget { get; init; } = 10_000;

    /// <summary>Gets the factor from patches to tokens.</summary>
    public double Multiplier { get; init; } = 1;

    /// <summary>Gets the side in pixels of the square that an image counts as when it is a URL, since URLs are not downloaded.</summary>
    public int AssumedSide { get; init; } = 1024;

    /// <summary>Counts the tokens of an image.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="detail">The <c>detail</c> of the request: <c>auto</c>, <c>low</c>, <c>high</c> or <c>original</c>.</param>
    /// <returns>The number of tokens.</returns>
    public int Count(int width, int height, string detail = "auto")
    {
        int side = detail switch { "low" => LowDetailSide, "original" => OriginalMaxSide, _ => MaxSide };
        int budget = detail is "original" ? OriginalPatchBudget : PatchBudget;
        double scale = Math.Min(1, (double)side / Math.Max(width, height));
        (double w, double h) = (width * scale, height * scale);
        int patches = Patches(w, h);
        if (patches > budget)
        {
            double r = Math.Sqrt(budget * PatchSide * PatchSide / (w * h));
            r *= Math.Min(WholeShare(w * r / PatchSide), WholeShare(h * r / PatchSide));
            patches = Patches(w * r, h * r);
        }

        return (int)Math.Ceiling(patches * Multiplier);
    }

    private static double WholeShare(double patches) => patches < 1 ? 1 : Math.Floor(patches) / patches;

    // The tolerance keeps 40.0000001 patches, a rounding error of the scaling, from counting as 41.
    private static int Patches(double width, double height) =>
        (int)(Math.Ceiling((width / PatchSide) - 1e-6) * Math.Ceiling((height / PatchSide) - 1e-6));
}
