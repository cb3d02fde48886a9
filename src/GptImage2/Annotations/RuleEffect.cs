namespace GptImage2;

/// <summary>What happens to a reply that breaks a rule.</summary>
public enum RuleEffect
{
    /// <summary>The reply breaks its contract: it is corrected, or the call throws.</summary>
    Reject,

    /// <summary>The value is returned as it is, and <c>JsonModeResult.Warnings</c> lists the rule.</summary>
    Report,
}
