namespace GptImage2;

/// <summary>How replies that break their contract are corrected in the mode <see cref="JobMode.Batch"/>.</summary>
public enum BatchCorrections
{
    /// <summary>In the next batch, at half the price. Each round may take 24 hours.</summary>
    Batch,

    /// <summary>At once, at the full price.</summary>
    Live,
}
