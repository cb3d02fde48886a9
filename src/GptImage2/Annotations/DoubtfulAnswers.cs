namespace GptImage2;

/// <summary>
/// What happens to values that fit the contract, but may not come from the input: an empty object, a value copied from an
/// example of the method, or a placeholder such as <c>"string"</c> or <c>"..."</c>.
/// </summary>
public enum DoubtfulAnswers
{
    /// <summary>They are listed in <see cref="JsonModeResult{T}.Warnings"/>.</summary>
    Warn,

    /// <summary>They are not looked for.</summary>
    Off,

    /// <summary>They are violations (<see cref="ContractRule.Doubtful"/>), and are corrected.</summary>
    Violation,
}
