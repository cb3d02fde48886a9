using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Repairing;

/// <summary>Tests calls with every kind of malformed reply of the emulator, at every level.</summary>
public class MalformedReplyTests
{
    private const string Right =
        """{"shopName":"Tea House","itemCount":2,"total":7.20,"size":"Small","day":"2026-05-08","wasPaid":true,"codes":[1,2],"lines":[{"name":"tea","price":3.20},{"name":"cake","price":4}],"address":{"street":"Mill Lane 1"},"note":"hot"}""";

    // How a call ends at Strict, Certain and Lossy: with the right value, with another one (which Repairs reports), or with an exception.
    private static readonly Dictionary<string, MalformedReply[]> Outcomes = new(StringComparer.Ordinal)
    {
        ["right right right"] =
        [
            MalformedReply.IntegerWithPoint, MalformedReply.UnknownMember,
        ],
        ["broken right right"] =
        [
            MalformedReply.BacktickStrings, MalformedReply.BlockComment, MalformedReply.BooleanAsString, MalformedReply.ByteOrderMark, MalformedReply.DateWithTime,
            MalformedReply.DeeplyEncoded, MalformedReply.DoubleEncoded, MalformedReply.EmptyObjectBefore, MalformedReply.EncodedValue, MalformedReply.EnumInOtherCase, MalformedReply.EnumWithMarks,
            MalformedReply.EscapedQuotes, MalformedReply.ExtraBrace, MalformedReply.Fenced, MalformedReply.FencedWithoutLanguage, MalformedReply.InArray, MalformedReply.InlineCode, MalformedReply.Jsonp,
            MalformedReply.LineComment, MalformedReply.ListForValue, MalformedReply.MissingComma, MalformedReply.NamesInOtherCase, MalformedReply.NamesInSnakeCase,
            MalformedReply.NonBreakingSpaces, MalformedReply.NumberAsString, MalformedReply.PlusSign, MalformedReply.ProseAfter, MalformedReply.ProseAround,
            MalformedReply.ProseBefore, MalformedReply.ProseWithBraces, MalformedReply.PythonLiterals, MalformedReply.ScalarForObject, MalformedReply.SchemaBefore,
            MalformedReply.SingleQuotes, MalformedReply.SmartQuotes, MalformedReply.ThinkBlock, MalformedReply.TrailingComma, MalformedReply.TrailingCommaInList,
            MalformedReply.TripleEncoded, MalformedReply.TripleQuotes, MalformedReply.Twice, MalformedReply.UnclosedFence, MalformedReply.UnquotedNames, MalformedReply.Wrapped,
        ],
        ["broken broken right"] =
        [
            MalformedReply.BadItem, MalformedReply.EnumWithDescription,
        ],
        ["broken other other"] =
        [
            MalformedReply.ItemForList, MalformedReply.NumberForString, MalformedReply.RawLineFeed, MalformedReply.RawTab, MalformedReply.UnescapedQuotes,
        ],
        ["broken broken other"] =
        [
            MalformedReply.OptionalOfOtherType,
        ],
        ["broken broken broken"] =
        [
            MalformedReply.BooleanAsNumber, MalformedReply.BooleanAsWord, MalformedReply.BrokenOff, MalformedReply.ConcatenatedStrings, MalformedReply.DateInOtherFormat,
            MalformedReply.DoubleComma, MalformedReply.DraftBefore, MalformedReply.DuplicateName, MalformedReply.Ellipsis, MalformedReply.EllipsisInList,
            MalformedReply.EnumAsNumber, MalformedReply.EnumInSentence, MalformedReply.FractionForInteger,
            MalformedReply.HalfLiteral, MalformedReply.InvalidEscape, MalformedReply.JsonLines, MalformedReply.JsonNull, MalformedReply.LeadingZero,
            MalformedReply.ListAsText, MalformedReply.LoneSurrogate, MalformedReply.MissingColon, MalformedReply.MissingLastBrace, MalformedReply.MissingOpeningQuote,
            MalformedReply.MissingRequired, MalformedReply.MongoTypes, MalformedReply.NaNAsString, MalformedReply.NaNLiteral, MalformedReply.NullAsString,
            MalformedReply.NullForValue, MalformedReply.NumberAsCurrency, MalformedReply.NumberAsPercent, MalformedReply.NumberAsRatio, MalformedReply.NumberAsText,
            MalformedReply.NumberWithDecimalComma, MalformedReply.NumberWithGroups, MalformedReply.ObjectAsPairs, MalformedReply.OutOfRange, MalformedReply.ScalarInstead,
            MalformedReply.SchemaInstead, MalformedReply.SecondBrokenOff, MalformedReply.StringAsObject, MalformedReply.Toon, MalformedReply.TwoFences,
            MalformedReply.UnclosedThinkBlock, MalformedReply.UndefinedLiteral, MalformedReply.UnknownEnum, MalformedReply.UnquotedValues,
            MalformedReply.Xml,
        ],
        ["refused refused refused"] =
        [
            MalformedReply.ProseOnly, MalformedReply.Yaml,
        ],
        ["empty empty empty"] =
        [
            MalformedReply.Empty, MalformedReply.WhiteSpace,
        ],
        ["cut cut cut"] =
        [
            MalformedReply.CutBehindDocument, MalformedReply.CutInEscape, MalformedReply.CutInLiteral, MalformedReply.CutInNumber, MalformedReply.CutInString,
            MalformedReply.CutInSurrogatePair, MalformedReply.ReasoningOnly, MalformedReply.WhiteSpaceUntilLength,
        ],
        ["filtered filtered filtered"] =
        [
            MalformedReply.FilteredInPart, MalformedReply.FilteredWhole,
        ],
    };

    public static TheoryData<MalformedReply> Kinds => [.. Enum.GetValues<MalformedReply>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_malformed_reply_ends_at_each_level_as_in_the_table(MalformedReply kind)
    {
        List<string> outcomes = [];
        foreach (Leniency leniency in Enum.GetValues<Leniency>())
        {
            await using Emulated endpoint = await Emulated.StartAsync(Reply.Wrong(kind, Right));
            IPurchases purchases = endpoint.Client(options => { options.Leniency = leniency; options.MaxOutputTokens = 8_000; }).Bind<IPurchases>();
            outcomes.Add(await OutcomeAsync(purchases));
        }

        Assert.Equal(Assert.Single(Outcomes, row => row.Value.Contains(kind)).Key, string.Join(' ', outcomes));
    }

    private static async Task<string> OutcomeAsync(IPurchases purchases)
    {
        try
        {
            JsonModeResult<Purchase> result = await purchases.ReadAsync(Emulated.Stop);
            return result.Value.ToJson() == Purchase.FromJson(Right).ToJson() ? "right" : "other";
        }
        catch (ContractViolationException)
        {
            return "broken";
        }
        catch (ReplyRefusedException)
        {
            return "refused";
        }
        catch (ReplyTruncatedException)
        {
            return "cut";
        }
        catch (ContentFilteredException)
        {
            return "filtered";
        }
        catch (EmptyReplyException)
        {
            return "empty";
        }
    }
}
