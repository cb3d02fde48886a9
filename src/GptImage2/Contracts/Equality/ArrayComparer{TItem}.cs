using System.Collections.Immutable;

namespace GptImage2.Contracts.Equality;

/// <summary>Compares immutable arrays item by item. One that was not created is equal only to another of that kind.</summary>
internal sealed class ArrayComparer<TItem>(IEqualityComparer<TItem> item) : IEqualityComparer<ImmutableArray<TItem>>
{
    public bool Equals(ImmutableArray<TItem> x, ImmutableArray<TItem> y) =>
        x.IsDefault || y.IsDefault ? x.IsDefault == y.IsDefault : x.AsSpan().SequenceEqual(y.AsSpan(), item);

    public int GetHashCode(ImmutableArray<TItem> obj)
    {
        var hash = default(HashCode);
        if (!obj.IsDefault)
        {
            foreach (TItem one in obj)
                hash.Add(one, item);
        }

        return hash.ToHashCode();
    }
}
