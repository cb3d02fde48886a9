using System.Globalization;
using System.Text;
using GptImage2.Generated;

namespace GptImage2.Contracts;

/// <summary>A value of a well-formed JSON text, and its offsets there.</summary>
internal sealed class SourceValue
{
    // Up to this number of members, comparing each name is faster than a dictionary.
    private const int FewMembers = 8;

    private static readonly List<SourceMember> NoMembers = [];
    private static readonly List<SourceValue> NoItems = [];

    private readonly List<SourceMember> _members;
    private readonly List<SourceValue> _items;
    private Dictionary<string, SourceMember>? _byName;

    private SourceValue(int start, byte first)
    {
        Start = start;
        First = first;
        _members = IsObject ? [] : NoMembers;
        _items = IsArray ? [] : NoItems;
    }

    public int Start { get; }

    public int End { get; private set; }

    /// <summary>The first byte of the value: a brace, a bracket, a quote or the beginning of a literal.</summary>
    public byte First { get; }

    /// <summary>The members of an object, in their order; empty for other values.</summary>
    public IReadOnlyList<SourceMember> Members => _members;

    /// <summary>The items of an array, in their order; empty for other values.</summary>
    public IReadOnlyList<SourceValue> Items => _items;

    public bool IsObject => First == (byte)'{';

    public bool IsArray => First == (byte)'[';

    public bool IsString => First == (byte)'"';

    public bool IsNull => First == (byte)'n';

    public bool IsBoolean => First is (byte)'t' or (byte)'f';

    public bool IsNumber => First is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    /// <summary>Reads a text; null when it is not JSON.</summary>
    public static SourceValue? Parse(ReadOnlySpan<byte> utf8Json)
    {
        var json = new JsonScanner(utf8Json);
        SourceValue value = Read(ref json, utf8Json);
        json.ReadEnd();
        return json.Violated ? null : value;
    }

    /// <summary>The values on the way of a JSON Pointer, from the root to the value that it leads to; null when there is no such value.</summary>
    public IReadOnlyList<SourceValue>? Follow(string pointer)
    {
        var path = new List<SourceValue> { this };
        foreach (string token in JsonPointer.Tokens(pointer))
        {
            if (path[^1].Child(token) is not { } next)
                return null;
            path.Add(next);
        }

        return path;
    }

    /// <summary>The item, or the value of the member, that a part of a JSON Pointer names; null when there is none.</summary>
    public SourceValue? Child(string token) =>
        IsArray && int.TryParse(token, CultureInfo.InvariantCulture, out int index) && index < _items.Count
            ? _items[index]
            : Member(token)?.Value;

    /// <summary>The first member with a name.</summary>
    public SourceMember? Member(string name)
    {
        if (_members.Count <= FewMembers)
            return _members.Find(member => member.Name == name);
        return (_byName ??= ByName()).GetValueOrDefault(name);
    }

    /// <summary>The index of the member whose value contains the byte at an offset; -1 when there is none.</summary>
    public int MemberAt(int offset)
    {
        int index = LastFrom(_members, offset, static member => member.Value.Start);
        return index >= 0 && offset < _members[index].Value.End ? index : -1;
    }

    /// <summary>The index of the item that contains the byte at an offset; -1 when there is none.</summary>
    public int ItemAt(int offset)
    {
        int index = LastFrom(_items, offset, static item => item.Start);
        return index >= 0 && offset < _items[index].End ? index : -1;
    }

    /// <summary>The text of a string, without its quotes and escapes.</summary>
    public string Text(ReadOnlySpan<byte> utf8Json) => new JsonScanner(utf8Json, Start).ReadString();

    public string Raw(ReadOnlySpan<byte> utf8Json) => Encoding.UTF8.GetString(utf8Json[Start..End]);

    private Dictionary<string, SourceMember> ByName()
    {
        var byName = new Dictionary<string, SourceMember>(_members.Count, StringComparer.Ordinal);
        foreach (SourceMember member in _members)
            byName.TryAdd(member.Name, member);
        return byName;
    }

    // The index of the last part that begins at or before the offset. The parts are sorted by offset.
    private static int LastFrom<T>(List<T> parts, int offset, Func<T, int> start)
    {
        int low = 0;
        int high = parts.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (start(parts[middle]) <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private static SourceValue Read(ref JsonScanner json, ReadOnlySpan<byte> utf8Json)
    {
        int start = json.NextOffset();
        var value = new SourceValue(start, JsonTokenizer.At(utf8Json, start));
        if (value.IsObject && json.BeginObject() >= 0)
        {
            while (json.NextMember())
            {
                int nameStart = json.Position;
                string name = Encoding.UTF8.GetString(json.ReadName());
                int nameEnd = JsonTokenizer.StringEnd(utf8Json, nameStart);
                value._members.Add(new SourceMember(name, nameStart, nameEnd, Read(ref json, utf8Json)));
            }
        }
        else if (value.IsArray && json.BeginArray() >= 0)
        {
            while (json.NextElement())
                value._items.Add(Read(ref json, utf8Json));
        }
        else
        {
            json.Skip();
        }

        value.End = json.Position;
        return value;
    }
}
