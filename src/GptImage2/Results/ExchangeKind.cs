namespace GptImage2;

/// <summary>What a request asks for.</summary>
public enum ExchangeKind
{
    /// <summary>What the method asks for.</summary>
    Call,

    /// <summary>The whole reply again, without its violations.</summary>
    Correction,

    /// <summary>Only the values that break the contract, to be put into the reply.</summary>
    PatchCorrection,
}
