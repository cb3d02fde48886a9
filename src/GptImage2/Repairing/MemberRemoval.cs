using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Removes members and items from a text, together with their commas.</summary>
internal static class MemberRemoval
{
    /// <summary>The edits that remove the given members of an object, or items of an array.</summary>
    public static IEnumerable<TextEdit> Edits(SourceValue holder, IEnumerable<int> indexes, Func<int, RepairKind> kind)
    {
        int count = holder.IsObject ? holder.Members.Count : holder.Items.Count;
        int leading = 0;
        foreach (int index in indexes.Order())
        {
            // If all parts before it are removed, the comma after it is removed too; otherwise the comma before it.
            bool isLeading = index == leading;
            leading += isLeading ? 1 : 0;
            int start = isLeading ? Part(holder, index).Start : Part(holder, index - 1).End;
            int end = isLeading && index + 1 < count ? Part(holder, index + 1).Start : Part(holder, index).End;
            yield return new TextEdit(start, end - start, [], kind(index)) { Place = holder.IsObject ? holder.Members[index].Value.Start : holder.Items[index].Start };
        }
    }

    private static (int Start, int End) Part(SourceValue holder, int index) => holder.IsObject
        ? (holder.Members[index].NameStart, holder.Members[index].Value.End)
        : (holder.Items[index].Start, holder.Items[index].End);
}
