namespace GptImage2.Contracts;

/// <summary>The reason why a run of plain text in a JSON string ends.</summary>
internal enum StringStop
{
    /// <summary>The text ends here, but more may arrive.</summary>
    End,

    /// <summary>The quote that closes the string.</summary>
    Quote,

    /// <summary>A complete escape.</summary>
    Escape,

    /// <summary>The beginning of an escape; the text ends inside of it.</summary>
    CutEscape,

    /// <summary>A backslash that does not begin an escape.</summary>
    InvalidEscape,

    /// <summary>A control character, which JSON allows only as an escape.</summary>
    Control,
}
