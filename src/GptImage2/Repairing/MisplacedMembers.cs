using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>
/// Finds members that may belong to an object before them. A reply that closes a bracket too many closed another one too
/// early; what follows there is read as part of an outer object.
/// </summary>
internal static class MisplacedMembers
{
    /// <summary>The first member that an object before it may have instead; null when there is none.</summary>
    public static SourceMember? Find(SourceValue document, SchemaNode schema, ReadOnlySpan<byte> utf8Json)
    {
        if (document.IsArray && schema.Items is { } item)
        {
            foreach (SourceValue value in document.Items)
            {
                if (Find(value, item, utf8Json) is { } found)
                    return found;
            }
        }

        SchemaNode node = schema.Of(document, utf8Json);
        for (int i = 0; i < document.Members.Count; i++)
        {
            SourceMember member = document.Members[i];
            if (node.Member(member.Name) is { } place && Find(member.Value, place, utf8Json) is { } inner)
                return inner;
            if (i > 0 && document.Members[i - 1] is var before && (node.Member(before.Name) is { } known ? MayBelong(member, node, before.Value, known, utf8Json) : before.Value.IsObject || before.Value.IsArray))
                return member;
        }

        return null;
    }

    // The member was written right after the value, whose last object may be the one that was closed too early.
    private static bool MayBelong(SourceMember member, SchemaNode holder, SourceValue value, SchemaNode schema, ReadOnlySpan<byte> utf8Json)
    {
        while (true)
        {
            SchemaNode node = schema.Of(value, utf8Json);
            bool mayHave = node.HasNamedMembers
                ? Spelling.Match(member.Name, node.MemberNames) is { } name && value.Member(name) is null
                : !holder.MemberNames.Contains(member.Name);
            if (value.IsObject && mayHave)
                return true;
            if (value is { IsObject: true, Members: [.., var last] } && node.Member(last.Name) is { } lastPlace)
                (value, schema) = (last.Value, lastPlace);
            else if (value is { IsArray: true, Items: [.., var lastItem] } && schema.Items is { } itemPlace)
                (value, schema) = (lastItem, itemPlace);
            else
                return false;
        }
    }
}
