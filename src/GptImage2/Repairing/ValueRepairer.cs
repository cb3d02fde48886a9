using System.Text;
using System.Text.RegularExpressions;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>
/// Finds the edits that may repair single values, by the schema of the place. The reader of the contract decides
/// afterwards whether an edit helped.
/// </summary>
internal sealed class ValueRepairer(EditedText text, SourceValue document, SchemaNode schema, bool lossy)
{
    private static readonly Regex DateAndTime = new(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex SpacedDateTime = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2} +[0-9]{2}:",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly System.Buffers.SearchValues<byte> Scalars = System.Buffers.SearchValues.Create("+-.0123456789eEABCDFGHIJKLMNOPQRSTUVWXYZabcdfghijklmnopqrstuvwxyz"u8);

    private readonly Dictionary<SchemaNode, EnumNameIndex> _enums = [];

    private ReadOnlySpan<byte> Json => text.Utf8.Span;

    /// <summary>The places of texts that were numbers or words without quotes, and became texts as the model wrote them.</summary>
    public HashSet<string> TextsAsWritten { get; } = [];

    /// <summary>The edits for a violation; empty when no allowed edit is certain.</summary>
    public IReadOnlyList<TextEdit> Repair(ContractViolation violation) =>
        document.Follow(violation.Path) is [.., var value] path && schema.Follow(violation.Path, document, Json) is { } node
            ? violation.Rule switch
            {
                ContractRule.Type => RepairType(value, node, path, violation.Path),
                ContractRule.Enum => RepairEnum(value, node),
                ContractRule.Format or ContractRule.Pattern => RepairText(value, node),
                _ => [],
            }
            : [];

    private TextEdit[] RepairType(SourceValue value, SchemaNode node, IReadOnlyList<SourceValue> path, string pointer)
    {
        if (value.IsString)
        {
            string found = value.Text(Json).Trim();
            if (node.Allows("number") || node.Allows("integer"))
                return RepairNumber(value, found, node);
            if (node.Allows("boolean") && found.ToUpperInvariant() is "TRUE" or "FALSE")
                return [Replace(value, found.ToLowerInvariant(), RepairKind.BooleanInString)];
            if ((node.Allows("object") || node.Allows("array")) && EscapedJson.Decode(found) is { } decoded)
                return [new TextEdit(value.Start, value.End - value.Start, decoded.Utf8, RepairKind.EncodedJson)];
        }

        if ((value.IsNumber || value.IsBoolean) && node.Allows("string") && (node.Texts.Count == 0 || node.Texts.Contains(value.Raw(Json))))
            return [new TextEdit(value.Start, value.End - value.Start, JsonString.Quote(AsWritten(value, pointer)), RepairKind.TextFromScalar)];
        if (!value.IsArray && !value.IsNull && node.Items is { } item && IsSingle(value, item, path))
            return Surround(value, "[", "]", RepairKind.SingleItem);
        if (value is { IsArray: true, Items: [var only] } && node.AllowsKindOf(only) && !only.IsNull)
            return Keep(value, only, RepairKind.SingleItem);
        if (!value.IsObject && !value.IsNull && node.Allows("object") && node.MemberNames is [var name] && node.Required.Count == 1 && node.Member(name)!.AllowsKindOf(value))
            return Surround(value, $"{{{Encoding.UTF8.GetString(JsonString.Quote(name))}:", "}", RepairKind.MissingWrapper);
        return [];
    }

    private TextEdit[] RepairNumber(SourceValue value, string found, SchemaNode node)
    {
        // 1.000 for an integer is one, or a thousand.
        bool isInteger = !node.Allows("number");
        if (isInteger && NumberText.MayBeGrouped(found))
            return [];
        if (NumberText.Normalize(found) is { } plain)
            return [Replace(value, plain, RepairKind.NumberInString)];
        if (NumberText.Ungroup(found) is { } number)
            return [Replace(value, number, RepairKind.GroupedNumber)];
        if (lossy && NumberText.WithoutCurrency(found) is { } amount && !(isInteger && NumberText.MayBeGrouped(amount)) && (NumberText.Normalize(amount) ?? NumberText.Ungroup(amount)) is { } bare)
            return [Replace(value, bare, RepairKind.DroppedText)];
        return [];
    }

    // Two texts in one, "red, green", are not a list of one; an empty text is none or one; a text in brackets is a list itself; and a text among the rows of a
    // table is a cell, and not a row.
    private bool IsSingle(SourceValue value, SchemaNode item, IReadOnlyList<SourceValue> path)
    {
        if (!item.AllowsKindOf(value) || path is [.., { IsArray: true, Items.Count: > 1 }, _])
            return false;
        if (!value.IsString)
            return true;
        string found = value.Text(Json);
        return found.AsSpan().Trim() is [not ('[' or '{'), ..] && (item.Texts.Count > 0 || found.AsSpan().IndexOfAny(",;|/\n") < 0);
    }

    private TextEdit[] RepairEnum(SourceValue value, SchemaNode node)
    {
        if (value.IsNumber && node.Texts.Contains(value.Raw(Json)))
            return [Replace(value, $"\"{value.Raw(Json)}\"", RepairKind.TextFromScalar)];
        if (!value.IsString)
            return [];
        if (!_enums.TryGetValue(node, out EnumNameIndex? names))
            _enums.Add(node, names = new EnumNameIndex(node));
        string found = value.Text(Json);
        if (names.Match(found) is { } name)
            return [new TextEdit(value.Start, value.End - value.Start, JsonString.Quote(name), RepairKind.EnumSpelling)];
        return lossy && names.MatchBeforeColon(found) is { } alias
            ? [new TextEdit(value.Start, value.End - value.Start, JsonString.Quote(alias), RepairKind.DroppedText)]
            : [];
    }

    // A number or a word that was made valid JSON, as +4912 was, is a text as the model wrote it.
    private string AsWritten(SourceValue value, string pointer)
    {
        string raw = value.Raw(Json);
        ReadOnlySpan<byte> written = text.Replaced(value.Start, value.End);
        if (written.IsEmpty || written.Length > raw.Length + 1 || written.IndexOfAnyExcept(Scalars) >= 0 || written.SequenceEqual(Json[value.Start..value.End]))
            return raw;
        TextsAsWritten.Add(pointer);
        return Encoding.UTF8.GetString(written);
    }

    private TextEdit[] RepairText(SourceValue value, SchemaNode node)
    {
        if (!value.IsString)
            return [];
        string found = value.Text(Json);
        string trimmed = found.Trim();
        if (trimmed.Length is var length && length > 0 && length < found.Length)
            return [new TextEdit(value.Start, value.End - value.Start, JsonString.Quote(trimmed), RepairKind.Trimmed)];
        if (node.Format == "date" && DateAndTime.Match(found) is { Success: true } date)
        {
            bool isMidnight = date.Groups["time"].Value.AsSpan().IndexOfAnyInRange('1', '9') < 0 && date.Groups["zone"].Value is "" or "Z" or "+00:00";
            if (isMidnight || lossy)
                return [Replace(value, $"\"{date.Groups["date"].Value}\"", isMidnight ? RepairKind.DateForm : RepairKind.DroppedText)];
        }

        if (node.Format == "date-time" && SpacedDateTime.IsMatch(found))
            return [Replace(value, $"\"{found[..10]}T{found[10..].TrimStart()}\"", RepairKind.DateForm)];
        return [];
    }

    private static TextEdit Replace(SourceValue value, string json, RepairKind kind) =>
        new(value.Start, value.End - value.Start, Encoding.UTF8.GetBytes(json), kind);

    private TextEdit[] Surround(SourceValue value, string before, string after, RepairKind kind) =>
        [TextEdit.Keep(Json, value.Start..value.End, value.Start..value.End, kind, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after))];

    private TextEdit[] Keep(SourceValue outer, SourceValue inner, RepairKind kind) =>
        [TextEdit.Keep(Json, outer.Start..outer.End, inner.Start..inner.End, kind)];
}
