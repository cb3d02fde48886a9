namespace GptImage2.Contracts.Equality;

/// <summary>Compares values that may be null.</summary>
internal sealed class OptionalComparer<T>(IEqualityComparer<T> value) : IEqualityComparer<T?>
    where T : struct
{
    public bool Equals(T? x, T? y) => x is { } one && y is { } other ? value.Equals(one, other) : x.HasValue == y.HasValue;

    public int GetHashCode(T? obj) => obj is { } one ? value.GetHashCode(one) : 0;
}
