namespace GptImage2.Generators.Scalars;

/// <summary>How the custom formats of a type are written.</summary>
internal enum FormatFamily
{
    /// <summary>There are no custom formats, only single letters.</summary>
    Letters,

    /// <summary>The custom formats of numbers.</summary>
    Number,

    /// <summary>The custom formats of dates and times.</summary>
    Date,

    /// <summary>The custom formats of <c>TimeSpan</c>.</summary>
    Duration,
}
