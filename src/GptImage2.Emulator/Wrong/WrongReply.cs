namespace GptImage2.Emulator;

/// <summary>The ways in which replies in JSON mode go wrong; each makes a wrong reply from a right one.</summary>
public enum WrongReply
{
    /// <summary>The document in a Markdown fence of the language <c>json</c>.</summary>
    Fenced,

    /// <summary>The document in a Markdown fence without a language.</summary>
    FencedWithoutLanguage,

    /// <summary>A Markdown fence that is opened and never closed.</summary>
    UnclosedFence,

    /// <summary>A sentence before the document.</summary>
    ProseBefore,

    /// <summary>A sentence after the document.</summary>
    ProseAfter,

    /// <summary>Sentences around a fenced document.</summary>
    ProseAround,

    /// <summary>A sentence and no document.</summary>
    ProseOnly,

    /// <summary>A block of thinking, with a draft in it, before the document.</summary>
    ThinkBlock,

    /// <summary>The JSON Schema of the prompt, and then the document.</summary>
    SchemaBefore,

    /// <summary>The JSON Schema of the prompt instead of the document.</summary>
    SchemaInstead,

    /// <summary>A byte order mark before the document.</summary>
    ByteOrderMark,

    /// <summary>A comma after the last member.</summary>
    TrailingComma,

    /// <summary>No comma between the first members.</summary>
    MissingComma,

    /// <summary>A comment to the end of a line.</summary>
    LineComment,

    /// <summary>A comment between members.</summary>
    BlockComment,

    /// <summary>Single quotes in place of double ones.</summary>
    SingleQuotes,

    /// <summary>Typographic quotes in place of straight ones.</summary>
    SmartQuotes,

    /// <summary>Names without quotes.</summary>
    UnquotedNames,

    /// <summary><c>True</c>, <c>False</c> and <c>None</c>.</summary>
    PythonLiterals,

    /// <summary>A line feed in a string that is not escaped.</summary>
    RawLineFeed,

    /// <summary>A document that breaks off, though the reply claims to have stopped by itself.</summary>
    BrokenOff,

    /// <summary>No content at all.</summary>
    Empty,

    /// <summary>White space and nothing else.</summary>
    WhiteSpace,

    /// <summary>The document as a JSON string.</summary>
    DoubleEncoded,

    /// <summary>The document twice.</summary>
    Twice,

    /// <summary>The document as the only item of an array.</summary>
    InArray,

    /// <summary>The document as a member of an object.</summary>
    Wrapped,

    /// <summary>A name that occurs twice, with different values.</summary>
    DuplicateName,

    /// <summary>Names that begin with the other case.</summary>
    NamesInOtherCase,

    /// <summary>A member that the contract does not have.</summary>
    UnknownMember,

    /// <summary>A member left out that must be there.</summary>
    MissingRequired,

    /// <summary>A null where none may be.</summary>
    NullForValue,

    /// <summary>A number as a string of its digits.</summary>
    NumberAsString,

    /// <summary>A number as people write it, with a unit.</summary>
    NumberAsText,

    /// <summary>A true or false as a string.</summary>
    BooleanAsString,

    /// <summary>A string as an object around it.</summary>
    StringAsObject,

    /// <summary>A fraction where an integer must be.</summary>
    FractionForInteger,

    /// <summary>A name of an enumeration in the other case.</summary>
    EnumInOtherCase,

    /// <summary>A name that an enumeration does not have.</summary>
    UnknownEnum,

    /// <summary>A date with the day first.</summary>
    DateInOtherFormat,

    /// <summary>A number, a text or a list beyond its limits.</summary>
    OutOfRange,

    /// <summary>The item of a list in place of the list.</summary>
    ItemForList,
}
