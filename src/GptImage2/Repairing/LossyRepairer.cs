using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Leaves out parts that do not fit and may be missing: an optional member, an item of a list.</summary>
internal sealed class LossyRepairer(SourceValue document, SchemaNode schema, ReadOnlyMemory<byte> utf8Json)
{
    private readonly Dictionary<SourceValue, SortedSet<int>> _dropped = [];
    private readonly Dictionary<(SourceValue, int), RepairKind> _kinds = [];
    private readonly Dictionary<SourceValue, string> _pointers = [];
    private readonly List<TextEdit> _nulled = [];

    /// <summary>The edits for all violations that can be repaired by leaving something out.</summary>
    public IReadOnlyList<TextEdit> Repair(IEnumerable<ContractViolation> violations)
    {
        foreach (ContractViolation violation in violations)
        {
            if (violation.Rule is not (ContractRule.Syntax or ContractRule.Depth or ContractRule.Duplicate or ContractRule.Rule))
                GiveUp(violation);
        }

        GiveUpEmptiedLists();
        IEnumerable<TextEdit> removals = _dropped.SelectMany(dropped => MemberRemoval.Edits(dropped.Key, dropped.Value, index => _kinds[(dropped.Key, index)]));
        return Outermost([.. removals, .. _nulled]);
    }

    // A part whose container is left out needs no separate edit.
    private static List<TextEdit> Outermost(IEnumerable<TextEdit> edits)
    {
        var kept = new List<TextEdit>();
        foreach (TextEdit edit in edits.OrderBy(static edit => edit.Offset).ThenByDescending(static edit => edit.Length))
        {
            if (kept.Count == 0 || kept[^1].End <= edit.Offset)
                kept.Add(edit);
        }

        return kept;
    }

    // From the value outwards, the first container that may lack it.
    private void GiveUp(ContractViolation violation)
    {
        GiveUp(violation.Rule == ContractRule.Required ? JsonPointer.Parent(violation.Path) : violation.Path, mayBeNull: violation.Rule != ContractRule.Unmapped);
    }

    // A list of which no item could be read was not read: it is not an empty list.
    private void GiveUpEmptiedLists()
    {
        while (_dropped.Keys.Where(list => list.IsArray && _dropped[list].Count == list.Items.Count).ToArray() is { Length: > 0 } emptied)
        {
            foreach (SourceValue list in emptied)
            {
                _dropped.Remove(list);
                GiveUp(_pointers[list], mayBeNull: true);
            }
        }
    }

    private void GiveUp(string pointer, bool mayBeNull)
    {
        if (document.Follow(pointer) is not { } path)
            return;
        for (int depth = path.Count - 1; depth > 0; depth--, pointer = JsonPointer.Parent(pointer))
        {
            SourceValue holder = path[depth - 1];
            if (holder.IsArray)
            {
                // The place of a cell in its row is data.
                if (depth > 1 && path[depth - 2].IsArray)
                    return;
                _pointers[holder] = JsonPointer.Parent(pointer);
                Drop(holder, holder.ItemAt(path[depth].Start), RepairKind.DroppedItem);
                return;
            }

            string name = JsonPointer.Last(pointer);
            SchemaNode? of = schema.Follow(JsonPointer.Parent(pointer), document, utf8Json.Span)?.Of(holder, utf8Json.Span);
            if (of is not { HasNamedMembers: true } node || (node.MemberNames.Count == 0 && node.Discriminator == name))
                continue;
            if (mayBeNull && node.Member(name) is { IsNullable: true } && !path[depth].IsNull)
            {
                _nulled.Add(new TextEdit(path[depth].Start, path[depth].End - path[depth].Start, "null"u8.ToArray(), RepairKind.Nulled));
                return;
            }

            if (!node.Required.Contains(name))
            {
                Drop(holder, holder.MemberAt(path[depth].Start), RepairKind.DroppedMember);
                return;
            }
        }
    }

    private void Drop(SourceValue holder, int index, RepairKind kind)
    {
        if (!_dropped.TryGetValue(holder, out SortedSet<int>? indexes))
            _dropped[holder] = indexes = [];
        indexes.Add(index);
        _kinds[(holder, index)] = kind;
    }
}
