using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Repairing;

/// <summary>What a call makes of every kind of wrong reply that the emulator has, at every level.</summary>
public class WrongReplyTests
{
    private const string Right =
        """{"shopName":"Tea House","itemCount":2,"total":7.20,"size":"Small","day":"2026-05-08","wasPaid":true,"codes":[1,2],"lines":[{"name":"tea","price":3.20},{"name":"cake","price":4}],"address":{"street":"Mill Lane 1"},"note":"hot"}""";

    // How a call ends at Strict, Certain and Lossy: with the right value, with another one (which Repairs tells of), or with an exception.
    private static readonly Dictionary<string, WrongReply[]> Outcomes = new(StringComparer.Ordinal)
    {
        ["right right right"] =
        [
            WrongReply.IntegerWithPoint, WrongReply.UnknownMember,
        ],
        ["broken right right"] =
        [
            WrongReply.BacktickStrings, WrongReply.BlockComment, WrongReply.BooleanAsString, WrongReply.ByteOrderMark, WrongReply.DateWithTime,
            WrongReply.DeeplyEncoded, WrongReply.DoubleEncoded, WrongReply.DraftBefore, WrongReply.EmptyObjectBefore, WrongReply.EncodedValue, WrongReply.EnumInOtherCase,
            WrongReply.EscapedQuotes, WrongReply.ExtraBrace, WrongReply.Fenced, WrongReply.FencedWithoutLanguage, WrongReply.InArray, WrongReply.InlineCode, WrongReply.Jsonp,
            WrongReply.LineComment, WrongReply.ListForValue, WrongReply.MissingComma, WrongReply.NamesInOtherCase, WrongReply.NamesInSnakeCase,
            WrongReply.NonBreakingSpaces, WrongReply.NumberAsString, WrongReply.PlusSign, WrongReply.ProseAfter, WrongReply.ProseAround,
            WrongReply.ProseBefore, WrongReply.ProseWithBraces, WrongReply.PythonLiterals, WrongReply.ScalarForObject, WrongReply.SchemaBefore,
            WrongReply.SingleQuotes, WrongReply.SmartQuotes, WrongReply.ThinkBlock, WrongReply.TrailingComma, WrongReply.TrailingCommaInList,
            WrongReply.TripleEncoded, WrongReply.TripleQuotes, WrongReply.Twice, WrongReply.TwoFences, WrongReply.UnclosedFence, WrongReply.UnquotedNames, WrongReply.Wrapped,
        ],
        ["broken broken right"] =
        [
            WrongReply.BadItem, WrongReply.EnumWithDescription,
        ],
        ["broken other other"] =
        [
            WrongReply.ItemForList, WrongReply.NumberForString, WrongReply.RawLineFeed, WrongReply.RawTab,
        ],
        ["broken broken other"] =
        [
            WrongReply.OptionalOfOtherType,
        ],
        ["broken broken broken"] =
        [
            WrongReply.BooleanAsNumber, WrongReply.BooleanAsWord, WrongReply.BrokenOff, WrongReply.ConcatenatedStrings, WrongReply.DateInOtherFormat,
            WrongReply.DoubleComma, WrongReply.DuplicateName, WrongReply.Ellipsis, WrongReply.EllipsisInList,
            WrongReply.EnumAsNumber, WrongReply.EnumInSentence, WrongReply.EnumWithMarks, WrongReply.FractionForInteger,
            WrongReply.HalfLiteral, WrongReply.InvalidEscape, WrongReply.JsonLines, WrongReply.JsonNull, WrongReply.LeadingZero,
            WrongReply.ListAsText, WrongReply.LoneSurrogate, WrongReply.MissingColon, WrongReply.MissingLastBrace, WrongReply.MissingOpeningQuote,
            WrongReply.MissingRequired, WrongReply.MongoTypes, WrongReply.NaNAsString, WrongReply.NaNLiteral, WrongReply.NullAsString,
            WrongReply.NullForValue, WrongReply.NumberAsCurrency, WrongReply.NumberAsPercent, WrongReply.NumberAsRatio, WrongReply.NumberAsText,
            WrongReply.NumberWithDecimalComma, WrongReply.NumberWithGroups, WrongReply.ObjectAsPairs, WrongReply.OutOfRange, WrongReply.ScalarInstead,
            WrongReply.SchemaInstead, WrongReply.SecondBrokenOff, WrongReply.StringAsObject, WrongReply.Toon,
            WrongReply.UnclosedThinkBlock, WrongReply.UndefinedLiteral, WrongReply.UnescapedQuotes, WrongReply.UnknownEnum, WrongReply.UnquotedValues,
            WrongReply.Xml,
        ],
        ["refused refused refused"] =
        [
            WrongReply.ProseOnly, WrongReply.Yaml,
        ],
        ["empty empty empty"] =
        [
            WrongReply.Empty, WrongReply.WhiteSpace,
        ],
        ["cut cut cut"] =
        [
            WrongReply.CutBehindDocument, WrongReply.CutInEscape, WrongReply.CutInLiteral, WrongReply.CutInNumber, WrongReply.CutInString,
            WrongReply.CutInSurrogatePair, WrongReply.ReasoningOnly, WrongReply.WhiteSpaceUntilLength,
        ],
        ["filtered filtered filtered"] =
        [
            WrongReply.FilteredInPart, WrongReply.FilteredWhole,
        ],
    };

    public static TheoryData<WrongReply> Kinds => [.. Enum.GetValues<WrongReply>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wrong_reply_ends_at_each_level_as_the_table_says(WrongReply kind)
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
