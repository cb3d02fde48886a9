using System.Globalization;

namespace GptImage2;

/// <summary>What a report shows.</summary>
public sealed class ReportOptions
{
    /// <summary>The name of the job; null for all jobs of the journal.</summary>
    public string? Job { get; init; }

    /// <summary>The title of the page; null for one that names the job.</summary>
    public string? Title { get; init; }

    /// <summary>The number of failures of each cause that are shown with all they have. All of them are counted. The default is 10.</summary>
    public int MaxFailures { get; init; } = 10;

    /// <summary>The time zone of times; the default is UTC. Days of costs are those of UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The culture of numbers; the default is the invariant culture. The language of the page is English.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// Makes the thumbnail of a picture from its path; null from it for none. It is called for pictures of failures that are shown. Without it, the
    /// page shows the thumbnail in the EXIF data of a JPEG file, and files of at most 48 KB as they are.
    /// </summary>
    public Func<string, ReportThumbnail?>? Thumbnail { get; init; }
}
