namespace GptImage2;

/// <summary>Whether a correction sends the images of the call to the model again.</summary>
public enum CorrectionImages
{
    /// <summary>
    /// The images are sent again unless the text of each wrong value holds all that is needed, as a date in another form
    /// does. What only the images can tell is never asked for without them.
    /// </summary>
    Auto,

    /// <summary>The images are sent again with every correction.</summary>
    Always,

    /// <summary>
    /// The images are never sent again. Violations that only the images can settle end the call with a
    /// <see cref="ContractViolationException"/>, and no correction is asked for.
    /// </summary>
    Never,
}
