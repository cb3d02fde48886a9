namespace GptImage2;

/// <summary>What a <see cref="Repair"/> repaired. All but the kinds that say so are <see cref="Leniency.Certain"/>.</summary>
public enum RepairKind
{
    /// <summary>Text around the JSON: prose, a fence, a thinking block, a byte order mark.</summary>
    Surroundings,

    /// <summary>A JSON value before the last one, which is the one that counts.</summary>
    EarlierJson,

    /// <summary>A comma behind the last member or item.</summary>
    TrailingComma,

    /// <summary>No comma between two members, or between two objects or arrays.</summary>
    MissingComma,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>Quotes that are not those of JSON: single, curly, triple, back-ticks.</summary>
    Quotes,

    /// <summary>A name or a word without quotes.</summary>
    Unquoted,

    /// <summary>A line break, tab or other control character that stands in a string as it is.</summary>
    ControlCharacter,

    /// <summary>An escape that JSON does not have, and that has one meaning.</summary>
    Escape,

    /// <summary><c>None</c>, <c>True</c>, <c>undefined</c> and the like.</summary>
    Literal,

    /// <summary>A number written as JSON does not allow it: <c>+3</c>, <c>.5</c>, <c>5.</c>.</summary>
    NumberForm,

    /// <summary>White space of another kind than JSON has, between its parts.</summary>
    WhiteSpace,

    /// <summary>JSON inside of a string where the JSON itself belongs.</summary>
    EncodedJson,

    /// <summary>An object around the reply that is not part of the contract.</summary>
    Wrapper,

    /// <summary>A value where an object with this value as its only member belongs.</summary>
    MissingWrapper,

    /// <summary>A value where a list of it belongs, or a list of one where the value belongs.</summary>
    SingleItem,

    /// <summary>A number in a string.</summary>
    NumberInString,

    /// <summary>A number with separators between its thousands, where it can be read in one way only.</summary>
    GroupedNumber,

    /// <summary>A boolean in a string.</summary>
    BooleanInString,

    /// <summary>A number or a boolean where text belongs.</summary>
    TextFromScalar,

    /// <summary>A name of an enum, or a constant, in other case or with other separators.</summary>
    EnumSpelling,

    /// <summary>A name of a member in other case or with other separators.</summary>
    NameSpelling,

    /// <summary>A member that stands twice with the same value.</summary>
    RepeatedMember,

    /// <summary>A date with a time of midnight where a date belongs, or a space between date and time.</summary>
    DateForm,

    /// <summary>White space around a value in a string.</summary>
    Trimmed,

    /// <summary><see cref="Leniency.Lossy"/>: a list item that does not fit was left out.</summary>
    DroppedItem,

    /// <summary><see cref="Leniency.Lossy"/>: an optional member that does not fit, or one that is not allowed, was left out.</summary>
    DroppedMember,

    /// <summary><see cref="Leniency.Lossy"/>: a member that may be null and does not fit became null.</summary>
    Nulled,

    /// <summary><see cref="Leniency.Lossy"/>: a part of a text was left out: the time of a date, a currency, the words behind a name.</summary>
    DroppedText,
}
