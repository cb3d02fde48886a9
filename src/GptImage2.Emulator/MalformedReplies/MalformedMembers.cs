using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Emulator.Requests;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>Replies that are JSON and do not keep the contract: one value of the document is changed.</summary>
internal static class MalformedMembers
{
    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Finds the changes that make a kind, in the order in which they are tried; none when the kind is not of this sort.</summary>
    public static Func<ValueSlot, bool>[] Find(MalformedReply kind) => kind switch
    {
        MalformedReply.NamesInOtherCase => [static s => s.Rename(OtherCase)],
        MalformedReply.NamesInSnakeCase => [static s => s.Rename(SnakeCase)],
        MalformedReply.UnknownMember => [static s => s.AddBeside("comment", "None of this was asked for.")],
        MalformedReply.MissingRequired => [static s => s.Remove()],
        MalformedReply.NullForValue => [static s => s.Set(null)],
        MalformedReply.NullAsString => [static s => s.Set("null")],
        MalformedReply.NumberAsString => [static s => s.IsNumber && s.Set(s.Raw)],
        MalformedReply.NumberAsText => [static s => s.IsNumber && s.Set($"about {s.Raw} EUR")],
        MalformedReply.NumberAsCurrency => [static s => s.IsNumber && s.Set("$1,23" + s.Raw)],
        MalformedReply.NumberWithGroups => [static s => s.Number is { } number && s.Set(MalformedNumber.Grouped(number))],
        MalformedReply.NumberWithDecimalComma => [static s => s.Number is { } number && s.Set(MalformedNumber.WithComma(number))],
        MalformedReply.NumberAsRatio => [static s => s.Number is { } number && s.Set(MalformedNumber.Ratio(number))],
        MalformedReply.NumberAsPercent => [static s => s.IsNumber && s.Set(s.Raw + "%")],
        MalformedReply.NaNAsString => [static s => s.IsNumber && s.Set("NaN")],
        MalformedReply.BooleanAsWord => [static s => s.IsBoolean && s.Set(s.Raw is "true" ? "yes" : "no")],
        MalformedReply.BooleanAsNumber => [static s => s.IsBoolean && s.Set(s.Raw is "true" ? 1 : 0)],
        MalformedReply.BooleanAsString => [static s => s.IsBoolean && s.Set(s.Raw)],
        MalformedReply.StringAsObject => [static s => s.Text is not null && s.SetToObject()],
        MalformedReply.NumberForString => [static s => s.Text is not null && s.Set(7)],
        MalformedReply.EncodedValue => [static s => (s.IsList || s.IsObject) && s.Set(s.Raw)],
        MalformedReply.ObjectAsPairs => [static s => s.SetToPairs()],
        MalformedReply.OptionalOfOtherType => [static s => s.SetToObject()],
        MalformedReply.ScalarForObject => [static s => s.SetToFirstMember()],
        MalformedReply.FractionForInteger => [static s => s.IsNumber && s.Set(JsonNode.Parse(s.Raw.Split('.', 'e', 'E')[0] + ".5"))],
        MalformedReply.IntegerWithPoint => [static s => s.Number is { } number && decimal.IsInteger(number) && s.Set(JsonNode.Parse(MalformedNumber.WithPoint(number)))],
        MalformedReply.EnumInOtherCase => [static s => s.Text is { } text && s.Set(SwapCase(text))],
        MalformedReply.EnumWithMarks => [static s => s.Text is { } text && s.Set($"*{text}*")],
        MalformedReply.EnumWithDescription => [static s => s.Text is { } text && s.Set($"{text}: as printed on the receipt")],
        MalformedReply.EnumInSentence => [static s => s.Text is { } text && s.Set($"It looks like {text} to me.")],
        MalformedReply.EnumAsNumber => [static s => s.Text is not null && s.Set(77)],
        MalformedReply.UnknownEnum => [static s => s.Text is not null && s.Set("None of these")],
        MalformedReply.DateInOtherFormat => [static s => IsDate(s.Text, out DateOnly date) && s.Set(date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))],
        MalformedReply.DateWithTime => [static s => IsDate(s.Text, out DateOnly date) && s.Set(date.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture))],
        MalformedReply.OutOfRange =>
        [
            static s => s.IsNumber && s.Set(-999_999_999_999L),
            static s => s.IsNumber && s.Set(999_999_999_999L),
            static s => s.IsList && s.Set(new JsonArray()),
            static s => s.Text is not null && s.Set(string.Empty),
            static s => s.Text is not null && s.Set(new string('x', 10_000)),
        ],
        MalformedReply.BadItem => [static s => s.AddItem(new JsonArray("n/a"))],
        MalformedReply.ItemForList => [static s => s.IsList && s.SetToFirstItem()],
        MalformedReply.ListForValue => [static s => s.SetToList()],
        MalformedReply.ListAsText => [static s => s.SetToJoinedItems()],
        _ => [],
    };

    /// <summary>Tries the changes on each value until the schema does not accept the outcome; without a schema, the first will do.</summary>
    /// <remarks>Most schemas accept a member that they do not know, and it is wrong all the same.</remarks>
    public static string? Make(MalformedReply kind, Func<ValueSlot, bool>[] changes, string json, PromptSchema? schema)
    {
        foreach (Func<ValueSlot, bool> change in changes)
        {
            for (int i = 0; ; i++)
            {
                var root = JsonNode.Parse(json);
                if (ValueSlot.All(root).ElementAtOrDefault(i) is not { } slot)
                    break;

                if (schema is not null && !Concerns(kind, i, slot, json, schema))
                    continue;

                if (change(slot) && root!.ToJsonString(Minified) is var wrong && (schema is null || kind is MalformedReply.UnknownMember || schema.Complaint(wrong) is not null))
                    return wrong;
            }
        }

        return null;
    }

    // What only the schema shows: which texts are names of enumerations, and which members may be left out.
    private static bool Concerns(MalformedReply kind, int index, ValueSlot slot, string json, PromptSchema schema)
    {
        switch (kind)
        {
            case MalformedReply.EnumInOtherCase or MalformedReply.EnumWithMarks or MalformedReply.EnumWithDescription or MalformedReply.EnumInSentence or MalformedReply.EnumAsNumber or MalformedReply.UnknownEnum:
                return slot.Text is { } text && schema.IsEnumName(text);
            case MalformedReply.OptionalOfOtherType:
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
