using System.Text;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Repairing;

/// <summary>Finds the edits that give members the names that they have in the contract.</summary>
internal sealed class NameRepairer(ReadOnlyMemory<byte> utf8Json, SourceValue document, SchemaNode schema)
{
    private const int FewMembers = 64;

    private readonly Dictionary<SourceValue, MeantNames> _meant = [];
    private readonly Dictionary<SchemaNode, SpellingIndex> _spellings = [];
    private readonly List<(SourceValue Holder, SourceMember Second, string Name)> _conflicts = [];
    private readonly HashSet<(SourceValue, string)> _renamed = [];
    private readonly HashSet<SourceValue> _unwrapped = [];

    /// <summary>The first members that mean the same name and have different values.</summary>
    public IReadOnlyList<ContractViolation> Conflicts
    {
        get
        {
            string[] holders = ViolationLocator.Pointers(Json, [.. _conflicts.Select(static conflict => conflict.Holder.Start)]);
            var violations = new ContractViolation[holders.Length];
            for (int i = 0; i < holders.Length; i++)
            {
                (_, SourceMember second, string name) = _conflicts[i];
                violations[i] = new ContractViolation(JsonPointer.Append(holders[i], second.Name), ContractRule.Duplicate, $"only one value for \"{name}\"", ShownText.Of(Json[second.Value.Start..second.Value.End]), second.Value.Start);
            }

            return violations;
        }
    }

    /// <summary>The number of members that mean one of the contract under another name.</summary>
    public int Misspelled { get; private set; }

    private ReadOnlySpan<byte> Json => utf8Json.Span;

    /// <summary>The edit that gives an unknown member the name of one that the contract has and the object does not.</summary>
    /// <param name="unknown">Where the value of the member begins.</param>
    public IReadOnlyList<TextEdit> Rename(int unknown) =>
        MemberPlace.Find(document, schema, unknown, Json) is { Node: { } node } place && MeantOf(place.Holder, node) is { Any: true } meant && meant.MeaningOf(Encoding.UTF8.GetString(place.Holder.NameOf(place.Index))) is { } name
            ? Rename(place.Holder, meant, name)
            : [];

    /// <summary>The edits for a member that is missing: one that means it gets its name, or the object inside of a wrapper takes the place of the wrapper.</summary>
    public IReadOnlyList<TextEdit> RepairMissing(string path)
    {
        string parent = JsonPointer.Parent(path);
        if (!TryGetObject(parent, out SourceValue holder, out SchemaNode node))
            return [];
        MeantNames meant = MeantOf(holder, node);
        string name = JsonPointer.Last(path);
        return meant.Of(name).Count > 0 ? Rename(holder, meant, name) : Unwrap(holder, node);
    }

    /// <summary>The edit that puts the object of the contract in the place of objects around it.</summary>
    public IReadOnlyList<TextEdit> Unwrap(string path) => TryGetObject(path, out SourceValue holder, out SchemaNode node) ? Unwrap(holder, node) : [];

    /// <summary>The edit that removes a member that an object has twice with the same value.</summary>
    public IReadOnlyList<TextEdit> RepairDuplicate(int offset)
    {
        if (HolderOf(offset, document) is not { } holder)
            return [];
        int index = holder.MemberAt(offset);
        SourceMember member = holder.Members[index];
        SourceMember first = holder.Member(member.Name)!;
        return JsonEquality.AreEqual(Json[first.Value.Start..first.Value.End], Json[member.Value.Start..member.Value.End])
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

    // A name that is both missing and misspelled, or misspelled several times, is found again with each of its members.
    private IReadOnlyList<TextEdit> Rename(SourceValue holder, MeantNames meant, string name)
    {
        IReadOnlyList<SourceMember> members = meant.Of(name);
        if (members.Count == 0 || !_renamed.Add((holder, name)))
            return [];
        if (!meant.Agree(name))
        {
            if (_conflicts.Count < Generated.JsonScanner.MaxViolations)
                _conflicts.Add((holder, members[1], name));
            return [];
        }

        // Several spellings with one value are one member that is repeated.
        SourceMember first = members[0];
        return
        [
            new TextEdit(first.NameStart, first.NameEnd - first.NameStart, JsonString.Quote(name), RepairKind.NameSpelling),
            .. MemberRemoval.Edits(holder, members.Skip(1).Select(member => holder.MemberAt(member.Value.Start)), static _ => RepairKind.RepeatedMember),
        ];
    }

    // {"receipt":{…}}, when only the inner object has members of the contract.
    private TextEdit[] Unwrap(SourceValue holder, SchemaNode node)
    {
        if (!_unwrapped.Add(holder) || HasNames(holder, node) || WrappedObject.Find(holder, inner => HasNames(inner, node), utf8Json) is not { } inner)
            return [];
        return inner.IsString
            ? [new TextEdit(inner.Start, inner.End - inner.Start, EscapedJson.Decode(inner.Text(Json))!.Value.Utf8, RepairKind.EncodedJson)]
            : [TextEdit.Keep(Json, holder.Start..holder.End, inner.Start..inner.End, RepairKind.Wrapper)];
    }

    private bool HasNames(SourceValue holder, SchemaNode node)
    {
        IReadOnlyList<string> names = NamesOf(node, holder);
        return names.Any(name => holder.Has(name)) || SpellingsOf(node, names).MatchesAny(holder);
    }

    private MeantNames MeantOf(SourceValue holder, SchemaNode node)
    {
        if (!_meant.TryGetValue(holder, out MeantNames? meant))
        {
            IReadOnlyList<string> names = NamesOf(node, holder);
            // Most objects have only names of the contract; nothing is kept of the short ones among them.
            if (holder.MemberCount <= FewMembers && !SpellingsOf(node, names).MatchesOther(holder))
                return MeantNames.None;
            _meant.Add(holder, meant = new MeantNames(holder, names, SpellingsOf(node, names), utf8Json));
            Misspelled += meant.Count;
        }

        return meant;
    }

    private SpellingIndex SpellingsOf(SchemaNode node, IReadOnlyList<string> names)
    {
        if (!_spellings.TryGetValue(node, out SpellingIndex? spellings))
            _spellings.Add(node, spellings = new SpellingIndex(names));
        return spellings;
    }

    private bool TryGetObject(string path, out SourceValue holder, out SchemaNode node)
    {
        SourceValue? found = document.Follow(path)?[^1];
        SchemaNode? place = schema.Follow(path, document, Json);
        holder = found ?? document;
        node = place?.Of(holder, Json) ?? schema;
        return place is not null && found is { IsObject: true };
    }

    private static IReadOnlyList<string> NamesOf(SchemaNode node, SourceValue holder) =>
        node.MemberNames.Count > 0 ? node.MemberNames
        : node.Discriminator is { } discriminator && !holder.Has(discriminator) ? [discriminator]
        : [];
}
