using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Emulator.MalformedReplies;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator;

/// <summary>The kinds of malformed replies as the rows of a test: a <see cref="MalformedReply"/>, and its <see cref="MalformedOutcome"/>.</summary>
/// <remarks>The rows are of the form that <c>MemberData</c> of xUnit, <c>TestCaseSource</c> of NUnit and <c>DynamicData</c> of MSTest take.</remarks>
public static class MalformedReplyCases
{
    private static readonly HashSet<MalformedReply> Repaired =
    [
        MalformedReply.BacktickStrings, MalformedReply.BlockComment, MalformedReply.BooleanAsString, MalformedReply.ByteOrderMark,
        MalformedReply.DeeplyEncoded, MalformedReply.DoubleEncoded, MalformedReply.EncodedValue,
        MalformedReply.EscapedQuotes, MalformedReply.ExtraBrace, MalformedReply.Fenced, MalformedReply.FencedWithoutLanguage,
        MalformedReply.InArray, MalformedReply.InlineCode, MalformedReply.IntegerWithPoint, MalformedReply.Jsonp, MalformedReply.LineComment,
        MalformedReply.NonBreakingSpaces, MalformedReply.NumberAsString, MalformedReply.PlusSign,
        MalformedReply.ProseAfter, MalformedReply.ProseAround, MalformedReply.ProseBefore, MalformedReply.ProseWithBraces,
        MalformedReply.PythonLiterals, MalformedReply.SchemaBefore, MalformedReply.SingleQuotes, MalformedReply.SmartQuotes,
        MalformedReply.ThinkBlock, MalformedReply.TrailingComma, MalformedReply.TrailingCommaInList, MalformedReply.TripleEncoded,
        MalformedReply.TripleQuotes, MalformedReply.Twice, MalformedReply.UnclosedFence, MalformedReply.UnquotedNames, MalformedReply.Wrapped,
    ];

    private static readonly HashSet<MalformedReply> Changed =
    [
        MalformedReply.BadItem, MalformedReply.ItemForList, MalformedReply.NumberForString, MalformedReply.RawLineFeed,
        MalformedReply.RawTab, MalformedReply.ScalarInstead, MalformedReply.SchemaInstead, MalformedReply.UndefinedLiteral, MalformedReply.UnescapedQuotes,
        MalformedReply.UnknownMember,
    ];

    // A string, a list or a dictionary that is the value of the method may also come without the object around it.
    private static readonly HashSet<MalformedReply> ChangedInWrapper =
    [
        MalformedReply.DeeplyEncoded, MalformedReply.DoubleEncoded, MalformedReply.JsonNull, MalformedReply.MissingRequired, MalformedReply.NullAsString,
        MalformedReply.TripleEncoded,
    ];

    private static readonly HashSet<MalformedReply> Failed =
    [
        MalformedReply.CutInEscape, MalformedReply.CutInLiteral, MalformedReply.CutInNumber, MalformedReply.CutInString,
        MalformedReply.CutInSurrogatePair, MalformedReply.Empty, MalformedReply.FilteredInPart, MalformedReply.FilteredWhole,
        MalformedReply.ProseOnly, MalformedReply.ReasoningOnly, MalformedReply.WhiteSpace, MalformedReply.WhiteSpaceUntilLength,
    ];

    /// <summary>Gets a row for each kind, for a method that returns a contract.</summary>
    /// <remarks>
    /// A document may have nothing that can be wrong in some of the ways, such as a date. The emulator answers with an error then;
    /// <see cref="For"/> leaves them out.
    /// </remarks>
    public static IEnumerable<object[]> All => Enum.GetValues<MalformedReply>().Select(static kind => Row(kind, OutcomeOf(kind)));

    /// <summary>Lists the rows of the kinds that can be made from a document.</summary>
    /// <param name="document">The correct reply, as JSON.</param>
    /// <param name="jsonSchema">The JSON Schema of the contract: the constant <c>JsonSchema</c> of its type.</param>
    /// <returns>The rows, in the order of the kinds.</returns>
    /// <exception cref="ArgumentException">The document is not JSON or does not fit the schema, or the schema cannot be read.</exception>
    public static IEnumerable<object[]> For(string document, string jsonSchema)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(jsonSchema);
        PromptSchema schema = Read(jsonSchema);
        if (Complaint(document, schema) is { } complaint)
            throw new ArgumentException($"The document must be a correct reply: {complaint}", nameof(document));
        bool isWrapped = JsonNode.Parse(document) is JsonObject { Count: 1 } members && members.All(static member => member.Key is "value" or "items");
        return Enum.GetValues<MalformedReply>()
            .Where(kind => CanBeMade(kind, document, schema))
            .Select(kind => Row(kind, isWrapped && ChangedInWrapper.Contains(kind) ? MalformedOutcome.Changed : OutcomeOf(kind)))
            .ToArray();
    }

    /// <summary>Finds what a call that returns a contract may do with a kind of malformed reply.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The outcome.</returns>
    public static MalformedOutcome OutcomeOf(MalformedReply kind) =>
        Repaired.Contains(kind) ? MalformedOutcome.Repaired
        : Changed.Contains(kind) ? MalformedOutcome.Changed
        : Failed.Contains(kind) ? MalformedOutcome.Failed
        : MalformedOutcome.Corrected;

    /// <summary>Decides whether a call may end so when all of its requests get the malformed reply.</summary>
    /// <param name="outcome">The outcome that is expected.</param>
    /// <param name="value">The value of the call as JSON; null when it failed.</param>
    /// <param name="document">The correct reply, as JSON.</param>
    /// <returns>False for a wrong value, for a value that came from nowhere, and for a failure that was not necessary.</returns>
    public static bool Allows(this MalformedOutcome outcome, string? value, string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return outcome switch
        {
            MalformedOutcome.Failed => value is null,
            MalformedOutcome.Changed => true,
            _ => value is null ? outcome is MalformedOutcome.Corrected : JsonNode.DeepEquals(JsonNode.Parse(value), JsonNode.Parse(document)),
        };
    }

    private static object[] Row(MalformedReply kind, MalformedOutcome outcome) => [kind, outcome];

    private static bool CanBeMade(MalformedReply kind, string document, PromptSchema schema)
    {
        try
        {
            if (MalformedEnding.Makes(kind))
                MalformedEnding.Check(kind, document);
            else
                MalformedReplyMaker.Make(kind, document, schema);
            return true;
        }
        catch (SampleException)
        {
            return false;
        }
    }

    private static PromptSchema Read(string jsonSchema)
    {
        try
        {
            return SchemaFinder.Find([jsonSchema]) ?? throw new ArgumentException("The text has no JSON Schema. Pass the JsonSchema of the contract.", nameof(jsonSchema));
        }
        catch (SampleException e)
        {
            throw new ArgumentException($"The JSON Schema cannot be read: {e.Message}", nameof(jsonSchema), e);
        }
    }

    private static string? Complaint(string document, PromptSchema schema)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return schema.Complaint(document);
        }
        catch (Exception e) when (e is JsonException or SampleException)
        {
            return e.Message;
        }
    }
}
