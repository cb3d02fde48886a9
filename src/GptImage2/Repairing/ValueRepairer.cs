using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>
/// Finds the edits that may repair single violations, by the schema of the place. The reader of the contract decides
/// afterwards whether an edit helped.
/// </summary>
internal sealed class ValueRepairer(ReadOnlyMemory<byte> utf8Json, SourceValue document, SchemaNode schema, IReadOnlyList<string> unknownMembers, bool lossy)
{
    private static readonly Regex DateAndTime = new(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex SpacedDateTime = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2} +[0-9]{2}:",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private readonly HashSet<string> _unknownMembers = [.. unknownMembers];
    private readonly Dictionary<SourceValue, SpellingIndex> _spellings = [];

    private ReadOnlySpan<byte> Json => utf8Json.Span;

    /// <summary>The edits for a violation; empty when no allowed edit is certain.</summary>
    public IReadOnlyList<TextEdit> Repair(ContractViolation violation) => violation.Rule switch
    {
        ContractRule.Type => OfValue(violation.Path, RepairType),
        ContractRule.Enum => OfValue(violation.Path, RepairEnum),
        ContractRule.Format or ContractRule.Pattern => OfValue(violation.Path, RepairText),
        ContractRule.Required => RepairMissing(violation.Path),
        ContractRule.Unmapped => Rename(violation.Path),
        _ => [],
    };

    /// <summary>The edit that renames an unknown member to a member of the contract that the object does not have.</summary>
    public IReadOnlyList<TextEdit> Rename(string unknownPath)
    {
        string parent = JsonPointer.Parent(unknownPath);
        string name = JsonPointer.Last(unknownPath);
        if (!TryGetObject(parent, out SourceValue? holder, out SchemaNode? node))
            return [];
        string? meant = Spelling.Match(name, NamesOf(node, holder));
        if (meant is null || holder.Member(meant) is not null || SpellingsOf(holder).Alike(name).Count != 1)
            return [];
        SourceMember member = holder.Member(name)!;
        return [new TextEdit(member.NameStart, member.NameEnd - member.NameStart, JsonString.Quote(meant), RepairKind.NameSpelling)];
    }

    /// <summary>The edit that removes a member which the object has twice with the same value.</summary>
    public IReadOnlyList<TextEdit> RepairDuplicate(int offset)
    {
        if (HolderOf(offset, document) is not { } holder)
            return [];
        int index = holder.MemberAt(offset);
        SourceMember member = holder.Members[index];
        SourceMember first = holder.Member(member.Name)!;
        using var one = JsonDocument.Parse(utf8Json[first.Value.Start..first.Value.End]);
        using var other = JsonDocument.Parse(utf8Json[member.Value.Start..member.Value.End]);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement)
            ? [.. MemberRemoval.Edits(holder, [index], static _ => RepairKind.RepeatedMember)]
            : [];
    }

    private static SourceValue? HolderOf(int offset, SourceValue value)
    {
        while (true)
        {
            int index = value.IsObject ? value.MemberAt(offset) : value.ItemAt(offset);
            if (index < 0)
                return null;
            if (value.IsObject && value.Members[index].Value.Start == offset)
                return value;
            value = value.IsObject ? value.Members[index].Value : value.Items[index];
        }
    }

    private SpellingIndex SpellingsOf(SourceValue holder)
    {
        if (!_spellings.TryGetValue(holder, out SpellingIndex? spellings))
            _spellings.Add(holder, spellings = new SpellingIndex(holder.Members.Select(static member => member.Name)));
        return spellings;
    }

    private IReadOnlyList<TextEdit> RepairMissing(string path)
    {
        string parent = JsonPointer.Parent(path);
        if (!TryGetObject(parent, out SourceValue? holder, out SchemaNode? node))
            return [];
        string missing = JsonPointer.Last(path);
        string[] candidates = [.. SpellingsOf(holder).Alike(missing).Where(name => _unknownMembers.Contains(JsonPointer.Append(parent, name)))];
        if (candidates is [var only])
            return Rename(JsonPointer.Append(parent, only));
        return parent.Length == 0 ? Unwrap(holder, node) : [];
    }

    // {"receipt":{…}}, when only the inner object has members of the contract.
    private TextEdit[] Unwrap(SourceValue holder, SchemaNode node)
    {
        IReadOnlyList<string> names = NamesOf(node, holder);
        if (holder.Members is not [var single] || names.Contains(single.Name))
            return [];
        if (!single.Value.IsObject)
            return [];
        var inner = new SpellingIndex(NamesOf(node, single.Value));
        bool fits = single.Value.Members.Any(member => inner.Match(member.Name) is not null);
        return fits ? Keep(holder, single.Value, RepairKind.Wrapper) : [];
    }

    private IReadOnlyList<TextEdit> RepairType(SourceValue value, SchemaNode node)
    {
        if (value.IsString)
        {
            string text = value.Text(Json).Trim();
            if (node.Allows("number") || node.Allows("integer"))
                return RepairNumber(value, text);
            if (node.Allows("boolean") && text.ToUpperInvariant() is "TRUE" or "FALSE")
                return [Replace(value, text.ToLowerInvariant(), RepairKind.BooleanInString)];
            if ((node.Allows("object") || node.Allows("array")) && EscapedJson.Decode(text) is { } decoded)
                return [new TextEdit(value.Start, value.End - value.Start, decoded.Utf8, RepairKind.EncodedJson)];
        }

        if ((value.IsNumber || value.IsBoolean) && node.Allows("string") && (node.Texts.Count == 0 || node.Texts.Contains(value.Raw(Json))))
            return [Replace(value, $"\"{value.Raw(Json)}\"", RepairKind.TextFromScalar)];
        if (!value.IsArray && !value.IsNull && node.Items is { } item && IsSingle(value, item))
            return Surround(value, "[", "]", RepairKind.SingleItem);
        if (value is { IsArray: true, Items: [var only] } && node.AllowsKindOf(only) && !only.IsNull)
            return Keep(value, only, RepairKind.SingleItem);
        if (!value.IsObject && !value.IsNull && node.Allows("object") && node.MemberNames is [var name] && node.Required.Count == 1 && node.Member(name)!.AllowsKindOf(value))
            return Surround(value, $"{{{Encoding.UTF8.GetString(JsonString.Quote(name))}:", "}", RepairKind.MissingWrapper);
        return [];
    }

    private TextEdit[] RepairNumber(SourceValue value, string text)
    {
        if (NumberText.IsNumber(text))
            return [Replace(value, text, RepairKind.NumberInString)];
        if (NumberText.Ungroup(text) is { } number)
            return [Replace(value, number, RepairKind.GroupedNumber)];
        if (lossy && NumberText.WithoutCurrency(text) is { } amount && (NumberText.IsNumber(amount) ? amount : NumberText.Ungroup(amount)) is { } bare)
            return [Replace(value, bare, RepairKind.DroppedText)];
        return [];
    }

    // A text that may be several, "red, green", is not turned into a list with one item.
    private bool IsSingle(SourceValue value, SchemaNode item) =>
        item.AllowsKindOf(value)
        && (!value.IsString || item.Texts.Count > 0 || value.Text(Json).AsSpan().IndexOfAny(",;|/\n") < 0);

    private IReadOnlyList<TextEdit> RepairEnum(SourceValue value, SchemaNode node)
    {
        if (value.IsNumber && node.Texts.Contains(value.Raw(Json)))
            return [Replace(value, $"\"{value.Raw(Json)}\"", RepairKind.TextFromScalar)];
        if (!value.IsString)
            return [];
        string text = value.Text(Json);
        if (Spelling.Match(text, node.Texts) is { } name)
            return [new TextEdit(value.Start, value.End - value.Start, JsonString.Quote(name), RepairKind.EnumSpelling)];
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (lossy && colon > 0 && Spelling.Match(text[..colon], node.Texts) is { } alias)
            return [new TextEdit(value.Start, value.End - value.Start, JsonString.Quote(alias), RepairKind.DroppedText)];
        return [];
    }

    private IReadOnlyList<TextEdit> RepairText(SourceValue value, SchemaNode node)
    {
        if (!value.IsString)
            return [];
        string text = value.Text(Json);
        string trimmed = text.Trim();
        if (trimmed.Length is var length && length > 0 && length < text.Length)
            return [new TextEdit(value.Start, value.End - value.Start, JsonString.Quote(trimmed), RepairKind.Trimmed)];
        if (node.Format == "date" && DateAndTime.Match(text) is { Success: true } date)
        {
            bool isMidnight = date.Groups["time"].Value.AsSpan().IndexOfAnyInRange('1', '9') < 0 && date.Groups["zone"].Value is "" or "Z" or "+00:00";
            if (isMidnight || lossy)
                return [Replace(value, $"\"{date.Groups["date"].Value}\"", isMidnight ? RepairKind.DateForm : RepairKind.DroppedText)];
        }

        if (node.Format == "date-time" && SpacedDateTime.IsMatch(text))
            return [Replace(value, $"\"{text[..10]}T{text[10..].TrimStart()}\"", RepairKind.DateForm)];
        return [];
    }

    private IReadOnlyList<TextEdit> OfValue(string path, Func<SourceValue, SchemaNode, IReadOnlyList<TextEdit>> repair) =>
        document.Follow(path) is [.., var value] && schema.Follow(path, document, Json) is { } node ? repair(value, node) : [];

    private bool TryGetObject(string path, [NotNullWhen(true)] out SourceValue? holder, [NotNullWhen(true)] out SchemaNode? node)
    {
        holder = document.Follow(path) is [.., { IsObject: true } found] ? found : null;
        SchemaNode? place = schema.Follow(path, document, Json);
        node = place?.Of(holder, Json);
        return holder is not null && place is not null;
    }

    private static IReadOnlyList<string> NamesOf(SchemaNode node, SourceValue holder) =>
        node.MemberNames.Count > 0 ? node.MemberNames
        : node.Discriminator is { } discriminator && holder.Member(discriminator) is null ? [discriminator]
        : [];

    private static TextEdit Replace(SourceValue value, string json, RepairKind kind) =>
        new(value.Start, value.End - value.Start, Encoding.UTF8.GetBytes(json), kind);

    private TextEdit[] Surround(SourceValue value, string before, string after, RepairKind kind) =>
        [Replace(value, before + value.Raw(Json) + after, kind)];

    private TextEdit[] Keep(SourceValue outer, SourceValue inner, RepairKind kind) =>
        [Replace(outer, inner.Raw(Json), kind)];
}
