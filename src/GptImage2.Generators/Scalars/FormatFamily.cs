namespace GptImage2.Generators.Scalars;

/// <summary>How the custom formats of a type are written.</summary>
internal enum FormatFamily
{
    /// <summary>There are none: only single letters.</summary>
    Letters,

    /// <summary>Those of numbers.</summary>
    Number,

    /// <summary>Those of dates and times.</summary>
    Date,

    /// <summary>Those of <c>TimeSpan</c>.</summary>
    Duration,
}
