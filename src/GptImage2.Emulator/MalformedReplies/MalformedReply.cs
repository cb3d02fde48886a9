namespace GptImage2.Emulator;

/// <summary>The ways in which replies in JSON mode go wrong; each makes a wrong reply from a right one.</summary>
public enum MalformedReply
{
    /// <summary>The document in a Markdown fence of the language <c>json</c>.</summary>
    Fenced,
    /// <summary>The document in a Markdown fence without a language.</summary>
    FencedWithoutLanguage,
    /// <summary>The document between two backticks.</summary>
    InlineCode,
    /// <summary>A draft in a fence, and the document in another.</summary>
    TwoFences,
    /// <summary>A Markdown fence that is opened and never closed.</summary>
    UnclosedFence,
    /// <summary>A sentence before the document.</summary>
    ProseBefore,
    /// <summary>A sentence after the document.</summary>
    ProseAfter,
    /// <summary>Sentences around a fenced document.</summary>
    ProseAround,
    /// <summary>A sentence with braces in it before the document.</summary>
    ProseWithBraces,
    /// <summary>A sentence and no document.</summary>
    ProseOnly,
    /// <summary>A JSON null instead of the document.</summary>
    JsonNull,
    /// <summary>The first value that is neither an object nor a list, instead of the document.</summary>
    ScalarInstead,
    /// <summary>A block of thinking, with a draft in it, before the document.</summary>
    ThinkBlock,
    /// <summary>A block of thinking that does not end, with the document in it.</summary>
    UnclosedThinkBlock,
    /// <summary>An empty object, and then the document.</summary>
    EmptyObjectBefore,
    /// <summary>A draft of the document in which a value is another, and then the document.</summary>
    DraftBefore,
    /// <summary>The document, and then a second one that breaks off.</summary>
    SecondBrokenOff,
    /// <summary>The document as the argument of a function.</summary>
    Jsonp,
    /// <summary>The JSON Schema of the prompt, and then the document.</summary>
    SchemaBefore,
    /// <summary>The JSON Schema of the prompt instead of the document.</summary>
    SchemaInstead,
    /// <summary>A byte order mark before the document.</summary>
    ByteOrderMark,
    /// <summary>A comma after the last member.</summary>
    TrailingComma,
    /// <summary>Two commas between members.</summary>
    DoubleComma,
    /// <summary>A comma after the last item of a list.</summary>
    TrailingCommaInList,
    /// <summary>No comma between the first members.</summary>
    MissingComma,
    /// <summary>No colon after the first name.</summary>
    MissingColon,
    /// <summary>Three dots for members left out.</summary>
    Ellipsis,
    /// <summary>Three dots for items left out of a list.</summary>
    EllipsisInList,
    /// <summary>A comment to the end of a line.</summary>
    LineComment,
    /// <summary>A comment between members.</summary>
    BlockComment,
    /// <summary>Single quotes in place of double ones.</summary>
    SingleQuotes,
    /// <summary>Typographic quotes in place of straight ones.</summary>
    SmartQuotes,
    /// <summary>The first string between three quotes.</summary>
    TripleQuotes,
    /// <summary>Strings between backticks.</summary>
    BacktickStrings,
    /// <summary>Quotes in a string that are not escaped.</summary>
    UnescapedQuotes,
    /// <summary>A string without the quote that opens it.</summary>
    MissingOpeningQuote,
    /// <summary>A backslash before each quote, and no quotes around them all.</summary>
    EscapedQuotes,
    /// <summary>A backslash before a letter that it cannot escape.</summary>
    InvalidEscape,
    /// <summary>Half a surrogate pair in a string, escaped: JSON, but no Unicode.</summary>
    LoneSurrogate,
    /// <summary>A string as the sum of two.</summary>
    ConcatenatedStrings,
    /// <summary>Names without quotes.</summary>
    UnquotedNames,
    /// <summary>A string without quotes.</summary>
    UnquotedValues,
    /// <summary><c>True</c>, <c>False</c> and <c>None</c>.</summary>
    PythonLiterals,
    /// <summary><c>undefined</c> in place of a string.</summary>
    UndefinedLiteral,
    /// <summary>A true, false or null without its last letter.</summary>
    HalfLiteral,
    /// <summary><c>NaN</c> in place of a number.</summary>
    NaNLiteral,
    /// <summary>A plus before a number.</summary>
    PlusSign,
    /// <summary>A zero before a number.</summary>
    LeadingZero,
    /// <summary>A number as <c>NumberLong(7)</c>.</summary>
    MongoTypes,
    /// <summary>A line feed in a string that is not escaped.</summary>
    RawLineFeed,
    /// <summary>A tab in a string that is not escaped.</summary>
    RawTab,
    /// <summary>A space between members that JSON does not have, U+00A0.</summary>
    NonBreakingSpaces,
    /// <summary>The document as YAML.</summary>
    Yaml,
    /// <summary>The document as XML.</summary>
    Xml,
    /// <summary>The document with indentation and tables in place of marks.</summary>
    Toon,
    /// <summary>A document that breaks off, though the reply claims to have stopped by itself.</summary>
    BrokenOff,
    /// <summary>The document without its last brace.</summary>
    MissingLastBrace,
    /// <summary>The document with one brace more at its end.</summary>
    ExtraBrace,
    /// <summary>Cut by its length in a string; <c>finish_reason</c> is <c>length</c>.</summary>
    CutInString,
    /// <summary>Cut by its length in a number.</summary>
    CutInNumber,
    /// <summary>Cut by its length in a true, false or null.</summary>
    CutInLiteral,
    /// <summary>Cut by its length in an escape, after <c>\u00</c>.</summary>
    CutInEscape,
    /// <summary>Cut by its length between the escapes of a surrogate pair.</summary>
    CutInSurrogatePair,
    /// <summary>Cut by its length where the document ends: the reply is complete, and does not say so.</summary>
    CutBehindDocument,
    /// <summary>An opening brace, and white space until the length cuts it.</summary>
    WhiteSpaceUntilLength,
    /// <summary>No content, since reasoning took all tokens; <c>finish_reason</c> is <c>length</c>.</summary>
    ReasoningOnly,
    /// <summary>A part of the document; <c>finish_reason</c> is <c>content_filter</c>.</summary>
    FilteredInPart,
    /// <summary>No content; <c>finish_reason</c> is <c>content_filter</c>.</summary>
    FilteredWhole,
    /// <summary>No content at all.</summary>
    Empty,
    /// <summary>White space and nothing else.</summary>
    WhiteSpace,
    /// <summary>The document as a JSON string.</summary>
    DoubleEncoded,
    /// <summary>The document as a JSON string within a JSON string.</summary>
    TripleEncoded,
    /// <summary>The document as a JSON string within five others.</summary>
    DeeplyEncoded,
    /// <summary>The document twice.</summary>
    Twice,
    /// <summary>Several objects, one a line, in place of one: the items of a list of objects, or else the members.</summary>
    JsonLines,
    /// <summary>The document as the only item of an array.</summary>
    InArray,
    /// <summary>The document as a member of an object.</summary>
    Wrapped,
    /// <summary>A name that occurs twice, with different values.</summary>
    DuplicateName,
    /// <summary>Names that begin with the other case.</summary>
    NamesInOtherCase,
    /// <summary>Names with underscores between their words.</summary>
    NamesInSnakeCase,
    /// <summary>A member that the contract does not have.</summary>
    UnknownMember,
    /// <summary>A member left out that must be there.</summary>
    MissingRequired,
    /// <summary>A null where none may be.</summary>
    NullForValue,
    /// <summary>The word null in quotes.</summary>
    NullAsString,
    /// <summary>A number as a string of its digits.</summary>
    NumberAsString,
    /// <summary>A number as people write it, with a unit.</summary>
    NumberAsText,
    /// <summary>A number with a currency and commas between its thousands.</summary>
    NumberAsCurrency,
    /// <summary>A number with a comma between its thousands, which may be one before a fraction.</summary>
    NumberWithGroups,
    /// <summary>A number with a comma before its fraction.</summary>
    NumberWithDecimalComma,
    /// <summary>A number as a ratio, such as <c>1/5</c>.</summary>
    NumberAsRatio,
    /// <summary>A number as a percentage.</summary>
    NumberAsPercent,
    /// <summary>A number as the string <c>NaN</c>.</summary>
    NaNAsString,
    /// <summary>A true or false as a string.</summary>
    BooleanAsString,
    /// <summary>A true or false as yes or no.</summary>
    BooleanAsWord,
    /// <summary>A true or false as 1 or 0.</summary>
    BooleanAsNumber,
    /// <summary>A string as an object around it.</summary>
    StringAsObject,
    /// <summary>A number in place of a string.</summary>
    NumberForString,
    /// <summary>An object or a list as a string of its JSON.</summary>
    EncodedValue,
    /// <summary>An object as a list of its names and values.</summary>
    ObjectAsPairs,
    /// <summary>The first value of an object in place of the object.</summary>
    ScalarForObject,
    /// <summary>A fraction where an integer must be.</summary>
    FractionForInteger,
    /// <summary>An integer with a fraction of zero, as <c>3.0</c>.</summary>
    IntegerWithPoint,
    /// <summary>A name of an enumeration in the other case.</summary>
    EnumInOtherCase,
    /// <summary>A name of an enumeration between asterisks.</summary>
    EnumWithMarks,
    /// <summary>A name of an enumeration, and what it means.</summary>
    EnumWithDescription,
    /// <summary>A name of an enumeration within a sentence.</summary>
    EnumInSentence,
    /// <summary>A number in place of a name of an enumeration.</summary>
    EnumAsNumber,
    /// <summary>A name that an enumeration does not have.</summary>
    UnknownEnum,
    /// <summary>A date with the day first.</summary>
    DateInOtherFormat,
    /// <summary>A date followed by a time of day.</summary>
    DateWithTime,
    /// <summary>A number, a text or a list beyond its limits.</summary>
    OutOfRange,
    /// <summary>A member that may be left out, as an object.</summary>
    OptionalOfOtherType,
    /// <summary>The item of a list in place of the list.</summary>
    ItemForList,
    /// <summary>A list around a value.</summary>
    ListForValue,
    /// <summary>The items of a list in one string, with commas.</summary>
    ListAsText,
    /// <summary>An item of a list that has another form than the others.</summary>
    BadItem,
}
