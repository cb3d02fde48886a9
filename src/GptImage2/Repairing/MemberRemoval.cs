using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Removes members and items from a text, together with their commas.</summary>
internal static class MemberRemoval
{
    /// <summary>The edits that remove the given members of an object, or items of an array.</summary>
    public static IEnumerable<TextEdit> Edits(SourceValue holder, IEnumerable<int> indexes, Func<int, RepairKind> kind)
    {
        int count = holder.IsObject ? holder.MemberCount : holder.Items.Count;
        int leading = 0;
        foreach (int index in indexes.Order())
        {
            // If all parts before it are removed, the comma after it is removed too; otherwise the comma before it.
            bool isLeading = index == leading;
            leading += isLeading ? 1 : 0;
            int start = isLeading ? holder.PlaceOf(index).Start : holder.PlaceOf(index - 1).End;
            int end = isLeading && index + 1 < count ? holder.PlaceOf(index + 1).Start : holder.PlaceOf(index).End;
            yield return new TextEdit(start, end - start, [], kind(index)) { Place = holder.IsObject ? holder.ValueStartOf(index) : holder.PlaceOf(index).Start };
        }
    }
}
