namespace GptImage2;

/// <summary>What a <see cref="Repair"/> repaired. All kinds are made under <see cref="Leniency.Certain"/>, except those that name <see cref="Leniency.Lossy"/>.</summary>
public enum RepairKind
{
    /// <summary>Text around the JSON: prose, a fence, a thinking block, a byte order mark.</summary>
    Surroundings,

    /// <summary>Another JSON value beside the answer: a draft, an example, the schema.</summary>
    OtherJson,

    /// <summary>A comma after the last member or item.</summary>
    TrailingComma,

    /// <summary>No comma between two members, or between two objects or arrays.</summary>
    MissingComma,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>Quotes that JSON does not allow: single, curly, triple, back-ticks.</summary>
    Quotes,

    /// <summary>A name or a word without quotes.</summary>
    Unquoted,

    /// <summary>A line break, tab or other control character that is not escaped in a string.</summary>
    ControlCharacter,

    /// <summary>An escape that JSON does not have, and that has one meaning.</summary>
    Escape,

    /// <summary><c>None</c>, <c>True</c>, <c>undefined</c> and the like.</summary>
    Literal,

    /// <summary>A number written as JSON does not allow it: <c>+3</c>, <c>.5</c>, <c>5.</c>.</summary>
    NumberForm,

    /// <summary>White space that JSON does not allow, between its tokens.</summary>
    WhiteSpace,

    /// <summary>JSON in a string, where the JSON itself is expected.</summary>
    EncodedJson,

    /// <summary>An object around the reply that is not part of the contract.</summary>
    Wrapper,

    /// <summary>A value, where an object with this value as its only member is expected.</summary>
    MissingWrapper,

    /// <summary>A value, where a list is expected; or a list with one item, where the value is expected.</summary>
    SingleItem,

    /// <summary>A number in a string.</summary>
    NumberInString,

    /// <summary>A number with separators between its thousands, when it can be read in one way only.</summary>
    GroupedNumber,

    /// <summary>A boolean in a string.</summary>
    BooleanInString,

    /// <summary>A number or a boolean, where text is expected.</summary>
    TextFromScalar,

    /// <summary>A name of an enum, or a constant, with different case or separators.</summary>
    EnumSpelling,

    /// <summary>A name of a member with different case or separators.</summary>
    NameSpelling,

    /// <summary>A member that an object has twice with the same value.</summary>
    RepeatedMember,

    /// <summary>A date with a time of midnight, where a date is expected; or a space between date and time.</summary>
    DateForm,

    /// <summary>White space around a value in a string.</summary>
    Trimmed,

    /// <summary><see cref="Leniency.Lossy"/>: a list item that does not fit was left out.</summary>
    DroppedItem,

    /// <summary><see cref="Leniency.Lossy"/>: an optional member that does not fit, or a member that is not allowed, was left out.</summary>
    DroppedMember,

    /// <summary><see cref="Leniency.Lossy"/>: a member that may be null and does not fit was replaced by null.</summary>
    Nulled,

    /// <summary><see cref="Leniency.Lossy"/>: a part of a text was left out: the time of a date, a currency, the words after a name.</summary>
    DroppedText,
}
