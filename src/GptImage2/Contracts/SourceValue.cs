using System.Buffers;
using System.Globalization;
using System.Text;
using GptImage2.Generated;

namespace GptImage2.Contracts;

/// <summary>A value of a well-formed JSON text, and its offsets there.</summary>
/// <remarks>
/// Two of them are equal when they are the same place of the same text. Several threads may read one: what it finds
/// does not depend on who asks first.
/// </remarks>
internal sealed class SourceValue : IEquatable<SourceValue>
{
    // Up to this number of members, comparing each name is faster than a dictionary.
    private const int FewMembers = 8;

    private readonly SourceText _source;

    // For an array the start of each item; for an object the start of each name and of its value.
    private int[]? _starts;
    private SourceValue?[]? _containers;
    private SourceParts<SourceMember>? _members;
    private SourceParts<SourceValue>? _items;
    private Dictionary<string, int>? _byName;

    private SourceValue(SourceText source, int start)
    {
        _source = source;
        Start = start;
        End = source.EndOf(start);
        First = source.Span[start];
    }

    public int Start { get; }

    public int End { get; }

    /// <summary>The first byte of the value: a brace, a bracket, a quote or the beginning of a literal.</summary>
    public byte First { get; }

    /// <summary>The members of an object, in their order; empty for other values.</summary>
    public IReadOnlyList<SourceMember> Members => IsObject ? _members ??= new SourceParts<SourceMember>(MemberCount, MemberOf) : [];

    /// <summary>The items of an array, in their order; empty for other values.</summary>
    public IReadOnlyList<SourceValue> Items => IsArray ? _items ??= new SourceParts<SourceValue>(Starts.Length, ItemOf) : [];

    public bool IsObject => First == (byte)'{';

    public bool IsArray => First == (byte)'[';

    public bool IsString => First == (byte)'"';

    public bool IsNull => First == (byte)'n';

    public bool IsBoolean => First is (byte)'t' or (byte)'f';

    public bool IsNumber => First is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    /// <summary>The number of members of an object; 0 for other values.</summary>
    public int MemberCount => IsObject ? Starts.Length / 2 : 0;

    private int[] Starts => _starts ??= FindStarts();

    /// <summary>Reads a text, which is copied; null when it is not JSON.</summary>
    public static SourceValue? Parse(ReadOnlySpan<byte> utf8Json) => IsJson(utf8Json, out int start) ? new SourceValue(new SourceText(utf8Json.ToArray()), start) : null;

    /// <summary>Reads a text, which must not change afterwards; null when it is not JSON.</summary>
    public static SourceValue? Parse(ReadOnlyMemory<byte> utf8Json) => IsJson(utf8Json.Span, out int start) ? new SourceValue(new SourceText(utf8Json), start) : null;

    /// <summary>The values on the way of a JSON Pointer, from the root to the value that it leads to; null when there is no such value.</summary>
    public IReadOnlyList<SourceValue>? Follow(string pointer)
    {
        var path = new List<SourceValue> { this };
        ReadOnlySpan<char> rest = pointer;
        while (JsonPointer.TryTake(ref rest, out ReadOnlySpan<char> token))
        {
            if (path[^1].Child(token) is not { } next)
                return null;
            path.Add(next);
        }

        return path;
    }

    /// <summary>The item, or the value of the member, that a part of a JSON Pointer names; null when there is none.</summary>
    public SourceValue? Child(ReadOnlySpan<char> token)
    {
        if (!IsArray)
            return Member(token)?.Value;
        return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < Starts.Length ? ItemOf(index) : null;
    }

    /// <summary>The first member with a name.</summary>
    public SourceMember? Member(ReadOnlySpan<char> name)
    {
        int index = IndexOf(name);
        return index < 0 ? null : MemberOf(index);
    }

    /// <summary>Whether an object has a member with a name.</summary>
    public bool Has(ReadOnlySpan<char> name) => IndexOf(name) >= 0;

    /// <summary>The name of a member in UTF-8, without quotes and escapes.</summary>
    public ReadOnlySpan<byte> NameOf(int index) => new JsonScanner(_source.Span, NameStartOf(index)).ReadName();

    /// <summary>Where the name of a member begins.</summary>
    public int NameStartOf(int index) => Starts[2 * index];

    /// <summary>The value of a member.</summary>
    public SourceValue ValueOf(int index) => Part(index, ValueStartOf(index));

    /// <summary>Where the value of a member begins.</summary>
    public int ValueStartOf(int index) => Starts[2 * index + 1];

    /// <summary>An item.</summary>
    public SourceValue ItemOf(int index) => Part(index, Starts[index]);

    /// <summary>Where a member or an item begins, with its name, and where it ends.</summary>
    public (int Start, int End) PlaceOf(int index) => IsObject
        ? (NameStartOf(index), _source.EndOf(ValueStartOf(index)))
        : (Starts[index], _source.EndOf(Starts[index]));

    /// <summary>The index of the member whose value contains the byte at an offset; -1 when there is none.</summary>
    public int MemberAt(int offset) => IsObject ? PartAt(offset, first: 1, step: 2) : -1;

    /// <summary>The index of the item that contains the byte at an offset; -1 when there is none.</summary>
    public int ItemAt(int offset) => IsArray ? PartAt(offset, first: 0, step: 1) : -1;

    /// <summary>The text of a string, without its quotes and escapes.</summary>
    public string Text(ReadOnlySpan<byte> utf8Json) => new JsonScanner(utf8Json, Start).ReadString();

    public string Raw(ReadOnlySpan<byte> utf8Json) => Encoding.UTF8.GetString(utf8Json[Start..End]);

    public bool Equals(SourceValue? other) => other is not null && Start == other.Start && ReferenceEquals(_source, other._source);

    public override bool Equals(object? obj) => Equals(obj as SourceValue);

    public override int GetHashCode() => Start;

    private static bool IsJson(ReadOnlySpan<byte> utf8Json, out int start)
    {
        var json = new JsonScanner(utf8Json);
        start = json.NextOffset();
        json.Skip();
        json.ReadEnd();
        return !json.Violated;
    }

    private SourceMember MemberOf(int index)
    {
        int nameStart = NameStartOf(index);
        return new SourceMember(Encoding.UTF8.GetString(NameOf(index)), nameStart, JsonTokenizer.StringEnd(_source.Span, nameStart), ValueOf(index));
    }

    // Objects and arrays are kept, since they keep what was found in them.
    private SourceValue Part(int index, int start)
    {
        if (_source.Span[start] is not ((byte)'{' or (byte)'['))
            return new SourceValue(_source, start);
        _containers ??= new SourceValue?[IsObject ? Starts.Length / 2 : Starts.Length];
        return _containers[index] ??= new SourceValue(_source, start);
    }

    private int IndexOf(ReadOnlySpan<char> name)
    {
        int count = MemberCount;
        if (count > FewMembers)
            return (_byName ??= ByName(count)).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int found) ? found : -1;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> own = NameOf(i);
            if (Ascii.IsValid(own) ? Ascii.Equals(own, name) : name.SequenceEqual(Encoding.UTF8.GetString(own)))
                return i;
        }

        return -1;
    }

    private Dictionary<string, int> ByName(int count)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        char[] buffer = ArrayPool<char>.Shared.Rent(End - Start);
        for (int i = 0; i < count; i++)
            lookup.TryAdd(buffer.AsSpan(0, Encoding.UTF8.GetChars(NameOf(i), buffer)), i);
        ArrayPool<char>.Shared.Return(buffer);
        return byName;
    }

    private int PartAt(int offset, int first, int step)
    {
        int[] starts = Starts;
        int low = 0;
        int high = starts.Length / step;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (starts[first + middle * step] <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && offset < _source.EndOf(starts[first + (low - 1) * step]) ? low - 1 : -1;
    }

    private int[] FindStarts()
    {
        if (!IsObject && !IsArray)
            return [];
        int[] starts = ArrayPool<int>.Shared.Rent(16);
        int count = 0;
        ReadOnlySpan<byte> json = _source.Span;
        for (int position = JsonTokenizer.WhitespaceEnd(json, Start + 1); position < End - 1;)
        {
            if (count + 2 > starts.Length)
                starts = Longer(starts);
            starts[count++] = position;
            if (IsObject)
            {
                int colon = JsonTokenizer.WhitespaceEnd(json, JsonTokenizer.StringEnd(json, position));
                position = JsonTokenizer.WhitespaceEnd(json, colon + 1);
                starts[count++] = position;
            }

            position = JsonTokenizer.WhitespaceEnd(json, _source.EndOf(position));
            if (json[position] == (byte)',')
                position = JsonTokenizer.WhitespaceEnd(json, position + 1);
        }

        int[] found = starts[..count];
        ArrayPool<int>.Shared.Return(starts);
        return found;
    }

    private static int[] Longer(int[] starts)
    {
        int[] longer = ArrayPool<int>.Shared.Rent(2 * starts.Length);
        starts.CopyTo(longer, 0);
        ArrayPool<int>.Shared.Return(starts);
        return longer;
    }
}
