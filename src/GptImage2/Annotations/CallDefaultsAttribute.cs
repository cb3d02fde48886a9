namespace GptImage2;

/// <summary>
/// Settings of the calls of a method, or of all methods of an interface. What is not set is decided further out: by
/// the interface, and last by <see cref="GptImage2Options"/>. A <see cref="CallOptions"/> parameter decides before them.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class CallDefaultsAttribute : Attribute
{
    /// <summary>How much of a reply may be repaired before the model is asked again.</summary>
    public Leniency Leniency { get; set; }

    /// <summary>How often the model may be asked to correct a reply that breaks its contract: 0 to 5.</summary>
    public int MaxCorrections { get; set; }

    /// <summary>Whether corrections send the images of the call again.</summary>
    public CorrectionImages CorrectionImages { get; set; }

    /// <summary>The most tokens that a reply may have, reasoning included.</summary>
    public int MaxOutputTokens { get; set; }

    /// <summary>The most that a call may cost in US dollars, corrections included.</summary>
    public double MaxCost { get; set; }
}
