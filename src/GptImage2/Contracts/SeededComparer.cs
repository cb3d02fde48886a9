namespace GptImage2.Contracts;

/// <summary>Compares values of a type as the default comparer does, with hash codes that a reply cannot choose.</summary>
internal sealed class SeededComparer<T> : IEqualityComparer<T>
{
    public static readonly SeededComparer<T> Instance = new();

    private SeededComparer()
    {
    }

    public bool Equals(T? x, T? y) => EqualityComparer<T>.Default.Equals(x, y);

    public int GetHashCode(T obj) => SeededHash.Of(obj);
}
