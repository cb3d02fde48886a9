namespace GptImage2.Repairing;

/// <summary>Takes members and items out of a text, with the commas that go with them.</summary>
internal static class MemberRemoval
{
    /// <summary>The edits that leave the given members of an object, or items of an array, out.</summary>
    public static IEnumerable<TextEdit> Edits(SourceValue holder, IReadOnlySet<int> indexes, Func<int, RepairKind> kind)
    {
        (int Start, int End)[] parts = holder.IsObject
            ? [.. holder.Members.Select(static member => (member.NameStart, member.Value.End))]
            : [.. holder.Items.Select(static item => (item.Start, item.End))];
        bool leading = true;
        for (int i = 0; i < parts.Length; i++)
        {
            if (!indexes.Contains(i))
            {
                leading = false;
                continue;
            }

            int start = leading ? parts[i].Start : parts[i - 1].End;
            int end = leading && i + 1 < parts.Length ? parts[i + 1].Start : parts[i].End;
            yield return new TextEdit(start, end - start, [], kind(i));
        }
    }
}
