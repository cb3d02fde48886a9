using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Takes members and items out of a text, with the commas that go with them.</summary>
internal static class MemberRemoval
{
    /// <summary>The edits that leave the given members of an object, or items of an array, out.</summary>
    public static IEnumerable<TextEdit> Edits(SourceValue holder, IEnumerable<int> indexes, Func<int, RepairKind> kind)
    {
        int count = holder.IsObject ? holder.Members.Count : holder.Items.Count;
        int leading = 0;
        foreach (int index in indexes.Order())
        {
            // As long as all that comes before it goes, the comma after it goes, too; else the one before it.
            bool isLeading = index == leading;
            leading += isLeading ? 1 : 0;
            int start = isLeading ? Part(holder, index).Start : Part(holder, index - 1).End;
            int end = isLeading && index + 1 < count ? Part(holder, index + 1).Start : Part(holder, index).End;
            yield return new TextEdit(start, end - start, [], kind(index));
        }
    }

    private static (int Start, int End) Part(SourceValue holder, int index) => holder.IsObject
        ? (holder.Members[index].NameStart, holder.Members[index].Value.End)
        : (holder.Items[index].Start, holder.Items[index].End);
}
