namespace ReceiptFolder.Drawing;

/// <summary>What a receipt looks like, and how its picture was taken.</summary>
internal sealed record PaperStyle
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "d MMM yyyy"];

    public required ReceiptLayout Layout { get; init; }

    /// <summary>The characters of a line.</summary>
    public required int Columns { get; init; }

    public required string DateFormat { get; init; }

    public required bool HasRoundDots { get; init; }

    /// <summary>How far the paper is turned, in degrees.</summary>
    public required float Degrees { get; init; }

    /// <summary>How much of the light is missing: from 0 to 1.</summary>
    public required float Darkness { get; init; }

    public required bool IsPng { get; init; }

    /// <summary>The quality of a JPEG: from 0 to 100.</summary>
    public required int Quality { get; init; }

    public string Extension => IsPng ? ".png" : ".jpg";

    public static PaperStyle Choose(Random random, bool isDark) => new()
    {
        Layout = (ReceiptLayout)random.Next(3),
        Columns = random.Next(32, 41),
        DateFormat = DateFormats[random.Next(DateFormats.Length)],
        HasRoundDots = random.Next(2) == 0,
        Degrees = (random.NextSingle() - 0.5f) * 5,
        Darkness = isDark ? 0.72f + (random.NextSingle() * 0.1f) : random.NextSingle() * 0.2f,
        IsPng = random.Next(3) == 0,
        Quality = random.Next(60, 91),
    };
}
