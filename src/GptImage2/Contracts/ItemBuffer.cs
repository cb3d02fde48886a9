using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GptImage2.Generated;

/// <summary>Collects the items of an array, so that their list is allocated once, in its final length. For generated code.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ItemBuffer<T>
{
    private const int FirstCount = 8;

    // Short lists are kept on the stack, long ones in a pooled array.
    private FirstItems _first;
    private T[]? _rest;
    private int _count;

    /// <summary>Creates an empty buffer.</summary>
    public ItemBuffer()
    {
        // Nothing is read before it was written. Fields with references must be cleared nevertheless.
        Unsafe.SkipInit(out _first);
        _rest = null;
        _count = 0;
    }

    /// <summary>The number of items.</summary>
    public readonly int Count => _count;

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        int count = _count;
        if ((uint)count < FirstCount)
            _first[count] = item;
        else
            AddToRest(item);
        _count = count + 1;
    }

    /// <summary>Creates the list. The buffer must not be used after that.</summary>
    public List<T> ToList()
    {
        var list = new List<T>(_count);
        CollectionsMarshal.SetCount(list, _count);
        MoveTo(CollectionsMarshal.AsSpan(list));
        return list;
    }

    /// <summary>Creates the list in the reverse order, for a stack. The buffer must not be used after that.</summary>
    public List<T> ToReversedList()
    {
        List<T> list = ToList();
        list.Reverse();
        return list;
    }

    /// <summary>Creates the array. The buffer must not be used after that.</summary>
    public T[] ToArray()
    {
        if (_count == 0)
            return [];
        var array = new T[_count];
        MoveTo(array);
        return array;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddToRest(T item)
    {
        int index = _count - FirstCount;
        if (_rest is null || index == _rest.Length)
            Grow(index);
        _rest![index] = item;
    }

    private void Grow(int count)
    {
        T[] longer = ArrayPool<T>.Shared.Rent(Math.Max(4 * FirstCount, 2 * count));
        _rest.AsSpan(0, count).CopyTo(longer);
        Return(count);
        _rest = longer;
    }

    private void MoveTo(Span<T> items)
    {
        Span<T> first = _first;
        first[..Math.Min(_count, FirstCount)].CopyTo(items);
        if (_rest is null)
            return;
        _rest.AsSpan(0, _count - FirstCount).CopyTo(items[FirstCount..]);
        Return(_count - FirstCount);
    }

    // Only the used part has references to clear.
    private void Return(int count)
    {
        if (_rest is null)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(_rest, 0, count);
        ArrayPool<T>.Shared.Return(_rest);
        _rest = null;
    }

    [InlineArray(FirstCount)]
    private struct FirstItems
    {
        private T _item;
    }
}
