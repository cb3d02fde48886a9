namespace GptImage2.Contracts;

/// <summary>The same as <see cref="SeededComparer{T}"/>, for values that may be null.</summary>
internal sealed class SeededNullableComparer<T> : IEqualityComparer<T?>
    where T : struct
{
    public static readonly SeededNullableComparer<T> Instance = new();

    private SeededNullableComparer()
    {
    }

    public bool Equals(T? x, T? y) => EqualityComparer<T?>.Default.Equals(x, y);

    public int GetHashCode(T? obj) => obj is { } value ? SeededHash.Of(value) : 0;
}
