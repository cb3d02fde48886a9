using System.ComponentModel;
using GptImage2.Contracts;

namespace GptImage2.Generated;

/// <summary>The comparers of sets and dictionaries, with which a reply cannot choose items that have the same hash code. For generated code.</summary>
/// <remarks>They compare as the default comparers do.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyComparer
{
    /// <summary>The comparer of items of a type; null for the default one.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    public static IEqualityComparer<T>? Of<T>() =>
        typeof(T) == typeof(string) ? null
        : SeededHash.Knows<T>() ? SeededComparer<T>.Instance
        : new CountingComparer<T>();

    /// <summary>The comparer of items that may be null.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    public static IEqualityComparer<T?>? OfNullable<T>()
        where T : struct => SeededHash.Knows<T>() ? SeededNullableComparer<T>.Instance : new CountingComparer<T?>();

    /// <summary>Ends the counting of equal hash codes, since the set was read.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="comparer">The comparer of the set.</param>
    public static void EndReading<T>(IEqualityComparer<T> comparer) => (comparer as CountingComparer<T>)?.EndReading();
}
