using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.Wrong;

/// <summary>Replies that are JSON and do not keep the contract: one value of the document is changed.</summary>
internal static class WrongMembers
{
    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Finds the changes that make a kind, in the order in which they are tried; none when the kind is not of this sort.</summary>
    public static Func<ValueSlot, bool>[] Find(WrongReply kind) => kind switch
    {
        WrongReply.NamesInOtherCase => [static s => s.Rename(OtherCase)],
        WrongReply.NamesInSnakeCase => [static s => s.Rename(SnakeCase)],
        WrongReply.UnknownMember => [static s => s.AddBeside("comment", "None of this was asked for.")],
        WrongReply.MissingRequired => [static s => s.Remove()],
        WrongReply.NullForValue => [static s => s.Set(null)],
        WrongReply.NullAsString => [static s => s.Set("null")],
        WrongReply.NumberAsString => [static s => s.IsNumber && s.Set(s.Raw)],
        WrongReply.NumberAsText => [static s => s.IsNumber && s.Set($"about {s.Raw} EUR")],
        WrongReply.NumberAsCurrency => [static s => s.IsNumber && s.Set("$1,23" + s.Raw)],
        WrongReply.NumberWithGroups => [static s => s.Number is { } number && s.Set(WrongNumber.Grouped(number))],
        WrongReply.NumberWithDecimalComma => [static s => s.Number is { } number && s.Set(WrongNumber.WithComma(number))],
        WrongReply.NumberAsRatio => [static s => s.Number is { } number && s.Set(WrongNumber.Ratio(number))],
        WrongReply.NumberAsPercent => [static s => s.IsNumber && s.Set(s.Raw + "%")],
        WrongReply.NaNAsString => [static s => s.IsNumber && s.Set("NaN")],
        WrongReply.BooleanAsWord => [static s => s.IsBoolean && s.Set(s.Raw is "true" ? "yes" : "no")],
        WrongReply.BooleanAsNumber => [static s => s.IsBoolean && s.Set(s.Raw is "true" ? 1 : 0)],
        WrongReply.BooleanAsString => [static s => s.IsBoolean && s.Set(s.Raw)],
        WrongReply.StringAsObject => [static s => s.Text is not null && s.SetToObject()],
        WrongReply.NumberForString => [static s => s.Text is not null && s.Set(7)],
        WrongReply.EncodedValue => [static s => (s.IsList || s.IsObject) && s.Set(s.Raw)],
        WrongReply.ObjectAsPairs => [static s => s.SetToPairs()],
        WrongReply.OptionalOfOtherType => [static s => s.SetToObject()],
        WrongReply.ScalarForObject => [static s => s.SetToFirstMember()],
        WrongReply.FractionForInteger => [static s => s.IsNumber && s.Set(JsonNode.Parse(s.Raw.Split('.', 'e', 'E')[0] + ".5"))],
        WrongReply.IntegerWithPoint => [static s => s.Number is { } number && decimal.IsInteger(number) && s.Set(JsonNode.Parse(WrongNumber.WithPoint(number)))],
        WrongReply.EnumInOtherCase => [static s => s.Text is { } text && s.Set(SwapCase(text))],
        WrongReply.EnumWithMarks => [static s => s.Text is { } text && s.Set($"*{text}*")],
        WrongReply.EnumWithDescription => [static s => s.Text is { } text && s.Set($"{text}: as printed on the receipt")],
        WrongReply.EnumInSentence => [static s => s.Text is { } text && s.Set($"It looks like {text} to me.")],
        WrongReply.EnumAsNumber => [static s => s.Text is not null && s.Set(77)],
        WrongReply.UnknownEnum => [static s => s.Text is not null && s.Set("None of these")],
        WrongReply.DateInOtherFormat => [static s => IsDate(s.Text, out var date) && s.Set(date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))],
        WrongReply.DateWithTime => [static s => IsDate(s.Text, out var date) && s.Set(date.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture))],
        WrongReply.OutOfRange =>
        [
            static s => s.IsNumber && s.Set(-999_999_999_999L),
            static s => s.IsNumber && s.Set(999_999_999_999L),
            static s => s.IsList && s.Set(new JsonArray()),
            static s => s.Text is not null && s.Set(string.Empty),
            static s => s.Text is not null && s.Set(new string('x', 10_000)),
        ],
        WrongReply.BadItem => [static s => s.AddItem(new JsonArray("n/a"))],
        WrongReply.ItemForList => [static s => s.IsList && s.SetToFirstItem()],
        WrongReply.ListForValue => [static s => s.SetToList()],
        WrongReply.ListAsText => [static s => s.SetToJoinedItems()],
        _ => [],
    };

    /// <summary>Tries the changes on each value until the schema does not accept the outcome; without a schema, the first will do.</summary>
    /// <remarks>Most schemas accept a member that they do not know, and it is wrong all the same.</remarks>
    public static string? Make(WrongReply kind, Func<ValueSlot, bool>[] changes, string json, PromptSchema? schema)
    {
        foreach (var change in changes)
        {
            for (var i = 0; ; i++)
            {
                var root = JsonNode.Parse(json);
                if (ValueSlot.All(root).ElementAtOrDefault(i) is not { } slot)
                    break;

                if (schema is not null && !Concerns(kind, i, slot, json, schema))
                    continue;

                if (change(slot) && root!.ToJsonString(Minified) is var wrong && (schema is null || kind is WrongReply.UnknownMember || schema.Complaint(wrong) is not null))
                    return wrong;
            }
        }

        return null;
    }

    // What the schema alone can tell: which texts are names of enumerations, and which members may be left out.
    private static bool Concerns(WrongReply kind, int index, ValueSlot slot, string json, PromptSchema schema)
    {
        switch (kind)
        {
            case WrongReply.EnumInOtherCase or WrongReply.EnumWithMarks or WrongReply.EnumWithDescription or WrongReply.EnumInSentence or WrongReply.EnumAsNumber or WrongReply.UnknownEnum:
                return slot.Text is { } text && schema.IsEnumName(text);
            case WrongReply.OptionalOfOtherType:
                var without = JsonNode.Parse(json);
                return ValueSlot.All(without).ElementAt(index).Remove() && schema.Complaint(without!.ToJsonString(Minified)) is null;
            default:
                return true;
        }
    }

    private static string OtherCase(string name) => name.Length == 0
        ? name
        : (char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0])) + name[1..];

    private static string SnakeCase(string name) => string.Concat(name.Select(static (c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    private static string SwapCase(string text) =>
        string.Concat(text.Select(static c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    private static bool IsDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text is { Length: >= 10 } ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
