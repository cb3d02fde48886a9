namespace GptImage2.Contracts;

/// <summary>A member of an object, found by the offset of its value.</summary>
/// <param name="Holder">The object.</param>
/// <param name="Index">The index of the member.</param>
/// <param name="Node">What the contract says about the object; null where the contract ends.</param>
internal readonly record struct MemberPlace(SourceValue Holder, int Index, SchemaNode? Node)
{
    /// <summary>Finds the member; null when no value of a member begins at the offset.</summary>
    public static MemberPlace? Find(SourceValue document, SchemaNode? schema, int offset, ReadOnlySpan<byte> utf8Json)
    {
        SourceValue value = document;
        SchemaNode? node = schema;
        while (true)
        {
            if (value.IsArray)
            {
                int item = value.ItemAt(offset);
                if (item < 0)
                    return null;
                value = value.ItemOf(item);
                node = node?.Items;
                continue;
            }

            int index = value.MemberAt(offset);
            if (index < 0)
                return null;
            node = node?.Of(value, utf8Json);
            if (value.ValueStartOf(index) == offset)
                return new MemberPlace(value, index, node);
            node = node?.Member(value.NameOf(index));
            value = value.ValueOf(index);
        }
    }
}
