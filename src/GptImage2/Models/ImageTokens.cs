namespace GptImage2.Models;

/// <summary>Estimates the tokens of an image: the patches of 32 by 32 pixels that cover it, after it was scaled down.</summary>
/// <remarks>No rule is published for GPT-5.4 Image 2. This is the rule for GPT-5.4 in the provider's guide of 2026.</remarks>
internal static class ImageTokens
{
    private const double Side = 32;
    private const double MaxSide = 2048;
    private const double LowDetailSide = 512;
    private const double OriginalSide = 6000;
    private const int MaxPatches = 2500;
    private const int MaxOriginalPatches = 10_000;
    private const int MaxLowDetailPatches = 256;

    /// <summary>The estimate; for an image of unknown size, the maximum for any image.</summary>
    public static int Estimate(ImageSize? size, ImageDetail detail)
    {
        int most = detail == ImageDetail.Low ? MaxLowDetailPatches : MostPatches(detail);
        int patches = size is { } known ? Patches(known, detail) : most;
        // Bills have been measured at up to 1.2 times the patches.
        return (patches * 6 + 4) / 5;
    }

    public static int Patches(ImageSize size, ImageDetail detail)
    {
        double maxSide = detail switch
        {
            ImageDetail.Low => LowDetailSide,
            ImageDetail.Original => OriginalSide,
            _ => MaxSide,
        };
        int maxPatches = MostPatches(detail);
        double scale = Math.Min(1, maxSide / Math.Max(size.Width, size.Height));
        double across = size.Width * scale / Side;
        double down = size.Height * scale / Side;
        if (Count(across) * Count(down) <= maxPatches)
            return Count(across) * Count(down);

        double shrink = Math.Sqrt(maxPatches / (across * down));
        shrink *= Math.Min(WholePart(across * shrink), WholePart(down * shrink));
        return Count(across * shrink) * Count(down * shrink);
    }

    private static int MostPatches(ImageDetail detail) => detail == ImageDetail.Original ? MaxOriginalPatches : MaxPatches;

    // The share of a side that is covered by complete patches.
    private static double WholePart(double patches) => patches < 1 ? 1 : Math.Floor(patches) / patches;

    // 40.0000001 patches are 40 patches with a rounding error.
    private static int Count(double patches) => Math.Max(1, (int)Math.Ceiling(patches - 1e-6));
}
