using System.Collections;

namespace GptImage2.Contracts;

/// <summary>The members of an object or the items of an array, each made when it is asked for.</summary>
internal sealed class SourceParts<T>(int count, Func<int, T> part) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => (uint)index < (uint)count ? part(index) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
            yield return part(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
