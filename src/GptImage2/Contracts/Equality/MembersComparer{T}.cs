using System.Diagnostics.CodeAnalysis;

namespace GptImage2.Contracts.Equality;

/// <summary>Compares values member by member.</summary>
internal sealed class MembersComparer<T>(Func<T, T, bool> areEqual, Func<T, HashCode, HashCode> hash) : IEqualityComparer<T>
{
    public bool Equals(T? x, T? y) => x is null || y is null ? x is null && y is null : ReferenceEquals(x, y) || areEqual(x, y);

    public int GetHashCode([DisallowNull] T obj) => hash(obj, default).ToHashCode();
}
