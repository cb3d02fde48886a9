using System.Collections.Immutable;
using System.ComponentModel;
using GptImage2.Contracts.Equality;

namespace GptImage2.Generated;

/// <summary>Creates the comparers of contracts with <see cref="JsonContractAttribute.ValueEquality"/>. For generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContractEquality
{
    /// <summary>Compares bytes and JSON by their content, and all other values as their type does.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    public static IEqualityComparer<T> Value<T>() =>
        BytesComparer.Instance as IEqualityComparer<T> ?? JsonComparer.Instance as IEqualityComparer<T> ?? EqualityComparer<T>.Default;

    /// <summary>Compares collections item by item, in their order.</summary>
    /// <typeparam name="TItems">The type of the collections.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="item">Compares two items.</param>
    public static IEqualityComparer<TItems> Items<TItems, TItem>(IEqualityComparer<TItem> item)
        where TItems : class, IEnumerable<TItem> => new ItemsComparer<TItems, TItem>(item);

    /// <summary>Compares immutable arrays item by item.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="item">Compares two items.</param>
    public static IEqualityComparer<ImmutableArray<TItem>> Array<TItem>(IEqualityComparer<TItem> item) => new ArrayComparer<TItem>(item);

    /// <summary>Compares sets, in which the order of the items has no meaning.</summary>
    /// <typeparam name="TItems">The type of the sets.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="item">Compares two items.</param>
    public static IEqualityComparer<TItems> Set<TItems, TItem>(IEqualityComparer<TItem> item)
        where TItems : class, IEnumerable<TItem> => new SetComparer<TItems, TItem>(item);

    /// <summary>Compares dictionaries key by key. Their order has no meaning.</summary>
    /// <typeparam name="TEntries">The type of the dictionaries.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="value">Compares two values.</param>
    public static IEqualityComparer<TEntries> Entries<TEntries, TKey, TValue>(IEqualityComparer<TValue> value)
        where TEntries : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => new EntriesComparer<TEntries, TKey, TValue>(value);

    /// <summary>Compares values that may be null.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="value">Compares two values that are not null.</param>
    public static IEqualityComparer<T?> Optional<T>(IEqualityComparer<T> value)
        where T : struct => new OptionalComparer<T>(value);

    /// <summary>Compares values member by member.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="areEqual">Compares the members of two values that are not null.</param>
    /// <param name="hash">Adds the members of a value to a hash code.</param>
    public static IEqualityComparer<T> Members<T>(Func<T, T, bool> areEqual, Func<T, HashCode, HashCode> hash) => new MembersComparer<T>(areEqual, hash);

    /// <summary>Adds a member to a hash code.</summary>
    /// <typeparam name="T">The type of the member.</typeparam>
    /// <param name="hash">The hash code so far.</param>
    /// <param name="value">The member.</param>
    /// <param name="comparer">Compares the member; null for the equality of its type.</param>
    public static HashCode Hash<T>(HashCode hash, T value, IEqualityComparer<T>? comparer = null)
    {
        hash.Add(value, comparer);
        return hash;
    }
}
