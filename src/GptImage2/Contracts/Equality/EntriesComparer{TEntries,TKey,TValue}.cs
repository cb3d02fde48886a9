using System.Diagnostics.CodeAnalysis;

namespace GptImage2.Contracts.Equality;

/// <summary>Compares dictionaries key by key. Their order has no meaning.</summary>
internal sealed class EntriesComparer<TEntries, TKey, TValue>(IEqualityComparer<TValue> value) : IEqualityComparer<TEntries>
    where TEntries : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public bool Equals(TEntries? x, TEntries? y)
    {
        if (ReferenceEquals(x, y))
            return true;
        if (x is null || y is null)
            return false;
        var rest = new Dictionary<TKey, TValue>(x);
        return y.All(entry => rest.Remove(entry.Key, out TValue? other) && value.Equals(entry.Value, other)) && rest.Count == 0;
    }

    public int GetHashCode([DisallowNull] TEntries obj)
    {
        int hash = 0;
        foreach ((TKey key, TValue one) in obj)
            hash ^= HashCode.Combine(key, one is null ? 0 : value.GetHashCode(one));
        return hash;
    }
}
