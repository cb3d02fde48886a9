namespace GptImage2;

/// <summary>The rule that a part of a reply breaks.</summary>
public enum ContractRule
{
    /// <summary>The text is not JSON.</summary>
    Syntax,

    /// <summary>The value is of another JSON type.</summary>
    Type,

    /// <summary>A required member is missing.</summary>
    Required,

    /// <summary>The value is null, and the contract does not allow null.</summary>
    NotNull,

    /// <summary>The value is not a name of the enum.</summary>
    Enum,

    /// <summary>The number is outside its range, or does not fit its type.</summary>
    Range,

    /// <summary>The text, list or dictionary has too few or too many characters or items.</summary>
    Length,

    /// <summary>The text does not match its pattern.</summary>
    Pattern,

    /// <summary>The text does not have the required format: a date, a duration, a UUID, …</summary>
    Format,

    /// <summary>An object has the same member more than once.</summary>
    Duplicate,

    /// <summary>A member is not part of the contract, and the contract allows no others.</summary>
    Unmapped,

    /// <summary>Values are nested deeper than 64 levels.</summary>
    Depth,

    /// <summary>The values fit the contract, but its own code threw an exception for them: a constructor, a setter or a rule.</summary>
    Construction,

    /// <summary>The object has members, but none of the contract: it is something else, an error text for example.</summary>
    Unrecognized,

    /// <summary>
    /// The values fit one by one, but not together: a <see cref="RuleAttribute"/>, a validation of the contract or a check
    /// rejects them.
    /// </summary>
    Rule,

    /// <summary>The value fits, but may not come from the input: see <see cref="DoubtfulAnswers"/>.</summary>
    Doubtful,
}
