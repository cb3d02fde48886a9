namespace GptImage2;

/// <summary>
/// Settings of the calls of a method, or of all methods of an interface. A setting of a method has precedence over that of
/// its interface, which has precedence over <see cref="GptImage2Options"/>. A <see cref="CallOptions"/> parameter has
/// precedence over all of them.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class CallDefaultsAttribute : Attribute
{
    /// <summary>Which repairs of a reply are made before the model is asked again.</summary>
    public Leniency Leniency { get; set; }

    /// <summary>How often the model may be asked to correct a reply that breaks its contract: 0 to 5.</summary>
    public int MaxCorrections { get; set; }

    /// <summary>Whether corrections send the images of the call again.</summary>
    public CorrectionImages CorrectionImages { get; set; }

    /// <summary>What happens to values that fit, but may not come from the input: empty objects, copies of examples, placeholders.</summary>
    public DoubtfulAnswers DoubtfulAnswers { get; set; }

    /// <summary>The maximum number of output tokens of a reply, including reasoning.</summary>
    public int MaxOutputTokens { get; set; }

    /// <summary>The maximum cost of a call in US dollars, including corrections.</summary>
    public double MaxCost { get; set; }
}
