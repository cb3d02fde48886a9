using System.Diagnostics.CodeAnalysis;

namespace GptImage2.Contracts.Equality;

/// <summary>Compares sets, in which the order of the items has no meaning.</summary>
internal sealed class SetComparer<TItems, TItem>(IEqualityComparer<TItem> item) : IEqualityComparer<TItems>
    where TItems : class, IEnumerable<TItem>
{
    public bool Equals(TItems? x, TItems? y) => ReferenceEquals(x, y) || (x is not null && y is not null && new HashSet<TItem>(x, item).SetEquals(y));

    public int GetHashCode([DisallowNull] TItems obj)
    {
        int hash = 0;
        foreach (TItem one in obj)
            hash ^= one is null ? 0 : item.GetHashCode(one);
        return hash;
    }
}
