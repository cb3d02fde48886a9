using System.Diagnostics.CodeAnalysis;

namespace GptImage2.Contracts.Equality;

/// <summary>Compares collections item by item, in their order.</summary>
internal sealed class ItemsComparer<TItems, TItem>(IEqualityComparer<TItem> item) : IEqualityComparer<TItems>
    where TItems : class, IEnumerable<TItem>
{
    public bool Equals(TItems? x, TItems? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y, item));

    public int GetHashCode([DisallowNull] TItems obj)
    {
        var hash = default(HashCode);
        foreach (TItem one in obj)
            hash.Add(one, item);
        return hash.ToHashCode();
    }
}
