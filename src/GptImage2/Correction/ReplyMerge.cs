using System.Buffers;
using System.Globalization;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Correction;

/// <summary>
/// Takes from a corrected reply only what was asked for, and all else from the reply before it. A reply that was right in
/// a place does not become wrong there because the model wrote it once more.
/// </summary>
internal sealed class ReplyMerge
{
    // As many as there can be violations.
    private const int MaxKept = Generated.JsonScanner.MaxViolations;

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<KeptValue> _kept = [];
    private readonly ReadOnlyMemory<byte> _first;
    private readonly ReadOnlyMemory<byte> _second;
    private readonly AskedPlaces _asked;
    private readonly HashSet<string> _unknown;
    private bool _differs;

    private ReplyMerge(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second, AskedPlaces asked, IEnumerable<string> unknown)
    {
        _first = first;
        _second = second;
        _asked = asked;
        _unknown = [.. unknown];
    }

    /// <summary>Merges two replies.</summary>
    /// <param name="first">The reply that was to be corrected, repaired.</param>
    /// <param name="violations">Its violations.</param>
    /// <param name="second">The corrected reply, repaired.</param>
    /// <param name="unknown">The members of both that are not part of the contract: they are those of the corrected reply.</param>
    /// <param name="schema">The schema of the contract.</param>
    /// <returns>The reply to read; null when it is the corrected reply as it is.</returns>
    public static MergedReply? Of(ReadOnlyMemory<byte> first, IReadOnlyList<ContractViolation> violations, ReadOnlyMemory<byte> second, IEnumerable<string> unknown, SchemaNode schema)
    {
        if (SourceValue.Parse(first) is not { } before || SourceValue.Parse(second) is not { } after)
            return null;
        // Something else came first, such as an item of a list or the schema: nothing in it is an answer that could stay.
        string[] unknownMembers = [.. unknown];
        if (before.IsObject && schema.HasNamedMembers && before.Members.All(member => unknownMembers.Contains(JsonPointer.Append("", member.Name), StringComparer.Ordinal)))
            return null;
        if (AskedPlaces.Of(violations, before, first.Span, schema) is not { } asked)
            return null;
        var merge = new ReplyMerge(first, second, asked, unknownMembers);
        merge.Write(before, after, "");
        return merge._differs ? new MergedReply(merge._text.WrittenMemory, merge._kept) : null;
    }

    private void Write(SourceValue before, SourceValue after, string place)
    {
        if (!_asked.HasInside(place) && _first.Span[before.Start..before.End].SequenceEqual(_second.Span[after.Start..after.End]))
            WriteBefore(before);
        else if (before.IsObject && after.IsObject)
            WriteObject(before, after, place);
        else if (before.IsArray && after.IsArray && before.Items.Count == after.Items.Count)
            WriteItems(before, after.Items, place);
        else if (before.IsArray && after.IsArray && CorrectedItems(before, after, place) is { } corrected)
            WriteCorrected(before, after, corrected, place);
        else
            WriteKept(before, after, place);
    }

    private void WriteObject(SourceValue before, SourceValue after, string place)
    {
        bool isPartial = IsPartial(before, after, place);
        bool isEmpty = true;
        _text.Write("{"u8);
        foreach (SourceMember member in before.Members)
        {
            string path = JsonPointer.Append(place, member.Name);
            SourceValue? other = after.Member(member.Name)?.Value;
            bool isFree = _asked.Has(path) || _unknown.Contains(path);
            if (isFree && before.Member(member.Name) != member && (other is not null || !isPartial))
                continue;

            // A reply that has only some of the members says nothing about the others.
            if (isFree && other is null && (!_asked.Has(path) || !isPartial))
                continue;
            WriteName(_first.Span[member.NameStart..member.NameEnd], ref isEmpty);
            if (isFree && other is not null)
                WriteAfter(other);
            else if (other is not null)
                Write(member.Value, other, path);
            else
                WriteWithoutOther(member.Value, path);
        }

        foreach (SourceMember member in after.Members)
        {
            string path = JsonPointer.Append(place, member.Name);
            if (before.Member(member.Name) is not null || after.Member(member.Name) != member)
                continue;
            if (_asked.Has(path) || _unknown.Contains(path) || _asked.MayGrow(place))
            {
                WriteName(_second.Span[member.NameStart..member.NameEnd], ref isEmpty);
                WriteAfter(member.Value);
            }
            else if (!member.Value.IsNull)
            {
                Keep(path, null, member.Value);
            }
        }

        _text.Write("}"u8);
    }

    private void WriteWithoutOther(SourceValue value, string path)
    {
        // A null that is left out says the same.
        if (_asked.Has(path))
            _differs = true;
        else if (!value.IsNull)
            Keep(path, value, null);
        WriteBefore(value);
    }

    private bool IsPartial(SourceValue before, SourceValue after, string place) => before.Members.Any(member =>
        !member.Value.IsNull
        && after.Member(member.Name) is null
        && JsonPointer.Append(place, member.Name) is var path
        && !_asked.Has(path)
        && !_unknown.Contains(path));

    private void WriteItems(SourceValue before, IReadOnlyList<SourceValue> after, string place)
    {
        _text.Write("["u8);
        for (int i = 0; i < before.Items.Count; i++)
        {
            if (i > 0)
                _text.Write(","u8);
            string path = ItemOf(place, i);
            if (_asked.Has(path))
                WriteAfter(after[i]);
            else
                Write(before.Items[i], after[i], path);
        }

        _text.Write("]"u8);
    }

    // The items of the first reply, with those in which something was asked for as the second reply has them.
    private void WriteCorrected(SourceValue before, SourceValue after, List<int> corrected, string place)
    {
        Keep(place, before, after);
        _text.Write("["u8);
        for (int i = 0, next = 0; i < before.Items.Count; i++)
        {
            if (i > 0)
                _text.Write(","u8);
            if (next < corrected.Count && corrected[next] == i)
                Write(before.Items[i], after.Items[next++], ItemOf(place, i));
            else
                WriteBefore(before.Items[i]);
        }

        _text.Write("]"u8);
    }

    // A reply with only the corrected items: as many as there are items with something to correct, each of which has a
    // value in common with its own item, and none that differs in what was not asked for.
    private List<int>? CorrectedItems(SourceValue before, SourceValue after, string place)
    {
        var corrected = new List<int>();
        for (int i = 0; i < before.Items.Count; i++)
        {
            if (_asked.HasInside(ItemOf(place, i)))
                corrected.Add(i);
        }

        if (corrected.Count == 0 || corrected.Count != after.Items.Count)
            return null;
        for (int i = 0; i < corrected.Count; i++)
        {
            if (!IsSameItem(before.Items[corrected[i]], after.Items[i], ItemOf(place, corrected[i])))
                return null;
        }

        return corrected;
    }

    private bool IsSameItem(SourceValue before, SourceValue after, string place)
    {
        int common = 0;
        foreach (SourceMember member in before.Members)
        {
            string path = JsonPointer.Append(place, member.Name);
            if (_asked.Has(path) || _asked.HasInside(path) || after.Member(member.Name) is not { } other)
                continue;
            if (!IsSame(member.Value, other.Value))
                return false;
            common++;
        }

        return common > 0;
    }

    private void WriteKept(SourceValue before, SourceValue after, string place)
    {
        WriteBefore(before);
        if (!IsSame(before, after))
            Keep(place, before, after);
    }

    private void WriteName(ReadOnlySpan<byte> name, ref bool isEmpty)
    {
        if (!isEmpty)
            _text.Write(","u8);
        isEmpty = false;
        _text.Write(name);
        _text.Write(":"u8);
    }

    private void WriteBefore(SourceValue value) => _text.Write(_first.Span[value.Start..value.End]);

    private void WriteAfter(SourceValue value) => _text.Write(_second.Span[value.Start..value.End]);

    private bool IsSame(SourceValue before, SourceValue after) =>
        JsonEquality.AreEqual(_first.Span[before.Start..before.End], _second.Span[after.Start..after.End]);

    private void Keep(string place, SourceValue? before, SourceValue? after)
    {
        _differs = true;
        if (_kept.Count == MaxKept)
            return;
        string? kept = before is null ? null : ShownText.Of(_first.Span[before.Start..before.End]);
        string? offered = after is null ? null : ShownText.Of(_second.Span[after.Start..after.End]);
        _kept.Add(new KeptValue(place, kept, offered));
    }

    private static string ItemOf(string place, int index) => string.Create(CultureInfo.InvariantCulture, $"{place}/{index}");
}
