using GptImage2.Images;

namespace GptImage2.Jobs.Reports;

/// <summary>Shows the pictures of failures, as far as the page has room for them.</summary>
/// <param name="options">The options of the report.</param>
/// <param name="html">The page.</param>
internal sealed class PictureFigures(ReportOptions options, HtmlText html)
{
    private const int MostBytes = 1_200_000;
    private const int MostOfFile = 48 * 1024;
    private const int HeadLength = 128 * 1024;

    private int _left = MostBytes;

    public void Write(string path)
    {
        html.Markup("<figure>");
        bool isThere = File.Exists(path);
        if (!isThere)
            html.Markup("<span class=gone>the file is gone</span>");
        else if (Read(path) is { } thumbnail && thumbnail.Bytes.Length <= _left)
            Show(thumbnail);
        else
            html.Markup("<span class=gone>no thumbnail</span>");
        html.Markup("<figcaption>");
        if (isThere)
            html.Markup("<a href=\"").Text(new Uri(Path.GetFullPath(path)).AbsoluteUri).Markup("\">").Foreign(Path.GetFileName(path)).Markup("</a>");
        else
            html.Foreign(path);
        html.Markup("</figcaption></figure>");
    }

    private void Show(ReportThumbnail thumbnail)
    {
        _left -= thumbnail.Bytes.Length;
        html.Markup("<img alt=\"The picture of this item\" src=\"data:").Text(thumbnail.MediaType).Markup(";base64,").Markup(Convert.ToBase64String(thumbnail.Bytes.Span)).Markup("\">");
    }

    private ReportThumbnail? Read(string path)
    {
        if (options.Thumbnail is { } make)
            return make(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] head = new byte[Math.Min(HeadLength, file.Length)];
            head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (ImageSignature.MediaTypeOf(head) is not { } mediaType)
                return null;
            ReadOnlySpan<byte> small = ExifThumbnail.Find(head);
            if (!small.IsEmpty)
                return new ReportThumbnail(small.ToArray(), "image/jpeg");
            return file.Length <= MostOfFile ? new ReportThumbnail(head, mediaType) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A report is not lost because of a file that cannot be read: it says that there is no thumbnail.
            return null;
        }
    }
}
