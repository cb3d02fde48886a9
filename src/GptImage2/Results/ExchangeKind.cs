namespace GptImage2;

/// <summary>What a request asks for.</summary>
public enum ExchangeKind
{
    /// <summary>The request of the method.</summary>
    Call,

    /// <summary>A correction that asks for the complete reply again.</summary>
    Correction,

    /// <summary>A correction that asks only for the values that break the contract. They are put into the previous reply.</summary>
    PatchCorrection,
}
