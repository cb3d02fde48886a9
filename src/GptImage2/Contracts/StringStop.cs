namespace GptImage2.Contracts;

/// <summary>What ends a run of plain text in a JSON string.</summary>
internal enum StringStop
{
    /// <summary>The text is over, and may go on.</summary>
    End,

    /// <summary>The quote that closes the string.</summary>
    Quote,

    /// <summary>A whole escape.</summary>
    Escape,

    /// <summary>The beginning of an escape; the text is over before the escape is.</summary>
    CutEscape,

    /// <summary>A backslash that begins no escape.</summary>
    InvalidEscape,

    /// <summary>A control character, which JSON allows only as an escape.</summary>
    Control,
}
