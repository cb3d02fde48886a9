using SkiaSharp;

namespace ReceiptFolder.Drawing;

/// <summary>Draws a paper receipt on a table, as a camera sees it.</summary>
internal static class PaperPicture
{
    private const int Width = 600;
    private const int LeastHeight = 800;
    private const float PaperLeft = 36;
    private const float Border = 40;
    private const float PaperRight = Width - PaperLeft;
    private const float Margin = 24;
    private const float LargeFactor = 1.5f;

    private static readonly SKColor Ink = new(38, 38, 46);
    private static readonly SKColor Paper = new(250, 248, 241);
    private static readonly SKColor Fold = new(0, 0, 0, 22);
    private static readonly SKColor[] Tables = [new(122, 88, 60), new(96, 100, 108), new(150, 134, 112), new(70, 84, 78)];

    public static byte[] Draw(IReadOnlyList<PrintedLine> lines, PaperStyle style, Random random)
    {
        float pitch = (PaperRight - PaperLeft - (2 * Margin)) / (style.Columns * DotFont.Advance);
        float textHeight = lines.Sum(line => DotFont.LineHeight * PitchOf(line, pitch));
        float paperHeight = textHeight + (2 * Margin);
        int height = Math.Max(LeastHeight, (int)(paperHeight + (2 * Border)));
        float paperTop = Border + ((height - paperHeight - (2 * Border)) * random.NextSingle());
        float paperBottom = paperTop + paperHeight;

        using var bitmap = new SKBitmap(new SKImageInfo(Width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Tables[random.Next(Tables.Length)]);
        canvas.Save();
        canvas.RotateDegrees(style.Degrees, Width / 2f, height / 2f);
        Fill(canvas, new SKRect(PaperLeft + 7, paperTop + 9, PaperRight + 7, paperBottom + 9), new SKColor(0, 0, 0, 70));
        Fill(canvas, new SKRect(PaperLeft, paperTop, PaperRight, paperBottom), Paper);
        float fold = paperTop + (textHeight * (0.3f + (0.4f * random.NextSingle())));
        Fill(canvas, new SKRect(PaperLeft, fold, PaperRight, fold + 3), Fold);
        Print(canvas, lines, style, pitch, paperTop + Margin);
        canvas.Restore();
        Fill(canvas, new SKRect(0, 0, Width, height), SKColors.Black.WithAlpha((byte)(style.Darkness * byte.MaxValue)));
        canvas.Flush();

        using SKData data = bitmap.Encode(style.IsPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, style.Quality);
        return data.ToArray();
    }

    private static void Print(SKCanvas canvas, IReadOnlyList<PrintedLine> lines, PaperStyle style, float pitch, float top)
    {
        foreach (PrintedLine line in lines)
        {
            float own = PitchOf(line, pitch);
            float width = line.Text.Length * DotFont.Advance * own;
            float left = line.IsCentered ? (Width - width) / 2 : PaperLeft + Margin;
            var dots = new List<SKPoint>();
            DotFont.Add(dots, line.Text, left, top, own);
            using var paint = new SKPaint
            {
                Color = Ink,
                IsAntialias = true,
                Style = SKPaintStyle.Stroke,
                StrokeWidth = own * (style.HasRoundDots ? 1.25f : 1.05f),
                StrokeCap = style.HasRoundDots ? SKStrokeCap.Round : SKStrokeCap.Square,
            };
            canvas.DrawPoints(SKPointMode.Points, [.. dots], paint);
            top += DotFont.LineHeight * own;
        }
    }

    private static float PitchOf(PrintedLine line, float pitch) => line.IsLarge ? pitch * LargeFactor : pitch;

    private static void Fill(SKCanvas canvas, SKRect area, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRect(area, paint);
    }
}
