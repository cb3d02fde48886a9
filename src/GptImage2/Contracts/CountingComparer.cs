using System.Globalization;

namespace GptImage2.Contracts;

/// <summary>
/// Compares objects as they compare themselves. Their hash codes are theirs too, so a reply may choose objects that have the
/// same one; while a set is read, it is counted how often that happens.
/// </summary>
internal sealed class CountingComparer<T> : IEqualityComparer<T>
{
    /// <summary>How many objects with the same hash code may be compared for each object that is read.</summary>
    public const int MaxPerItem = 32;

    /// <summary>How many of such comparisons are allowed beyond that.</summary>
    public const int Allowance = 10_000;

    private bool _isReading = true;
    private int _left = Allowance;

    public void EndReading() => _isReading = false;

    public bool Equals(T? x, T? y)
    {
        if (_isReading && --_left < 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"too many items of the set have the same hash code; {typeof(T).Name}.GetHashCode must tell them apart"));
        return EqualityComparer<T>.Default.Equals(x, y);
    }

    public int GetHashCode(T obj)
    {
        if (_isReading)
            _left += MaxPerItem;
        return obj is null ? 0 : SeededHash.Mixed(EqualityComparer<T>.Default.GetHashCode(obj));
    }

    public override bool Equals(object? obj) => obj is CountingComparer<T>;

    public override int GetHashCode() => typeof(T).GetHashCode();
}
