using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GptImage2.Generated;
using GptImage2.Text;

namespace GptImage2.Contracts;

/// <summary>
/// Finds the JSON Pointers of offsets in one pass over a text that was scanned before, so that the text before each
/// offset is known to be well-formed. In any other text the pointers have no meaning, but nothing throws.
/// </summary>
internal ref struct ViolationLocator
{
    private const int MaxFound = ShownText.MaxLength;
    private const int None = int.MinValue;

    /// <summary>The length of the pointers of one reading together. Those that come after are shortened as in messages, and lead nowhere.</summary>
    public const int MaxPointers = 4_000_000;

    private readonly ReadOnlySpan<byte> _json;

    // One entry for each level: for an array the index of the current element; for an object the complement of the offset of
    // the last name, or None.
    private readonly Span<int> _path;
    private int _depth;
    private int _position;
    private int _left = MaxPointers;
    private int _longPlace = -1;
    private string _longName = "";

    private ViolationLocator(ReadOnlySpan<byte> utf8Json, Span<int> path)
    {
        _json = utf8Json;
        _path = path;
    }

    /// <summary>Turns what the scanner noted into violations.</summary>
    public static IReadOnlyList<ContractViolation> Locate(ReadOnlySpan<byte> utf8Json, List<PendingViolation>? pending)
    {
        if (pending is null)
            return [];
        PendingViolation[] ordered = InOrder(pending);
        var violations = new ContractViolation[ordered.Length];
        var locator = new ViolationLocator(utf8Json, stackalloc int[JsonScanner.MaxDepth]);
        for (int i = 0; i < violations.Length; i++)
        {
            PendingViolation violation = ordered[i];
            string path = locator.MoveTo(violation.Offset);
            violations[i] = new ContractViolation(
                violation.Member is null ? path : $"{path}/{Escape(violation.Member)}",
                violation.Rule,
                violation.Expected,
                violation.Member is null ? Found(utf8Json, violation.Offset) : null,
                violation.Offset);
        }

        return violations;
    }

    /// <summary>The pointers of the values that begin at the given offsets, or that contain them.</summary>
    /// <remarks>When they are longer than <see cref="MaxPointers"/> together, the rest of them is shortened.</remarks>
    public static string[] Pointers(ReadOnlySpan<byte> utf8Json, ReadOnlySpan<int> offsets)
    {
        int[] order = new int[offsets.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        offsets.ToArray().AsSpan().Sort(order.AsSpan());

        string[] pointers = new string[offsets.Length];
        var locator = new ViolationLocator(utf8Json, stackalloc int[JsonScanner.MaxDepth]);
        foreach (int i in order)
            pointers[i] = locator.MoveTo(offsets[i]);
        return pointers;
    }

    /// <summary>The start of the value that ends directly before an offset; the offset itself when there is none.</summary>
    public static int ValueBefore(ReadOnlySpan<byte> utf8Json, int offset)
    {
        if (offset == 0 || utf8Json[offset - 1] is not ((byte)'}' or (byte)']'))
            return offset;
        var starts = new Stack<int>();
        for (int position = JsonTokenizer.NextStructure(utf8Json, 0); (uint)position < (uint)(offset - 1);)
        {
            byte next = utf8Json[position];
            if (next is (byte)'{' or (byte)'[')
                starts.Push(position);
            else if (next is (byte)'}' or (byte)']')
                starts.Pop();
            int end = next == (byte)'"' ? JsonTokenizer.StringEnd(utf8Json, position) : position + 1;
            position = JsonTokenizer.NextStructure(utf8Json, end);
        }

        return starts.TryPop(out int start) ? start : offset;
    }

    // They are noted in order, except missing members, which are noted at the end of their object.
    private static PendingViolation[] InOrder(List<PendingViolation> pending) =>
        pending.Count > JsonScanner.MaxViolations ? [.. pending.OrderBy(static violation => violation.Offset)] : Inserted(pending);

    private static PendingViolation[] Inserted(List<PendingViolation> pending)
    {
        PendingViolation[] ordered = [.. pending];
        for (int i = 1; i < ordered.Length; i++)
        {
            PendingViolation violation = ordered[i];
            int place = i;
            for (; place > 0 && ordered[place - 1].Offset > violation.Offset; place--)
                ordered[place] = ordered[place - 1];
            ordered[place] = violation;
        }

        return ordered;
    }

    private string MoveTo(int offset)
    {
        ReadOnlySpan<byte> json = _json;
        int position = _position;
        while (position < offset && (uint)position < (uint)json.Length)
        {
            byte next = json[position++];
            if (next == (byte)'"')
                position = StringEnd(position - 1, offset);
            else if (next == (byte)',')
                MoveToNext();
            else if (next is (byte)'{' or (byte)'[')
                Enter(next == (byte)'[' ? 0 : None);
            else if (next is (byte)'}' or (byte)']')
                _depth = Math.Max(0, _depth - 1);
            else if (next <= (byte)' ')
                position = JsonTokenizer.WhitespaceEnd(json, position);
            else
                position = JsonTokenizer.BetweenStructureEnd(json, position);
        }

        _position = position;
        return Pointer();
    }

    private void Enter(int place)
    {
        if (_depth < _path.Length)
            _path[_depth++] = place;
    }

    private readonly void MoveToNext()
    {
        if (_depth > 0)
            _path[_depth - 1] = _path[_depth - 1] >= 0 ? _path[_depth - 1] + 1 : None;
    }

    private readonly int StringEnd(int position, int offset)
    {
        int end = JsonTokenizer.StringEnd(_json, position);
        if (end >= 0 && end <= offset && _depth > 0 && _path[_depth - 1] == None)
            _path[_depth - 1] = ~position;
        return end < 0 ? _json.Length : end;
    }

    private string Pointer()
    {
        Span<char> buffer = stackalloc char[ShownText.MaxPathLength];
        var pointer = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[128]);
        foreach (int place in _path[.._depth])
        {
            if (place == None)
                continue;
            pointer.AppendLiteral("/");
            if (place >= 0)
                pointer.AppendFormatted(place);
            else if (ShortName(~place, buffer) is >= 0 and var length)
                pointer.AppendFormatted(buffer[..length]);
            else
                pointer.AppendLiteral(Escape(Name(~place)));
        }

        string text = pointer.ToStringAndClear();
        _left -= text.Length;
        return _left < 0 ? ShownText.Path(text) : text;
    }

    // -1 for a name that is long or must be escaped.
    private readonly int ShortName(int place, scoped Span<char> buffer)
    {
        if (place == _longPlace)
            return -1;
        ReadOnlySpan<byte> utf8 = new JsonScanner(_json, place).ReadName();
        return utf8.Length <= buffer.Length && utf8.IndexOfAny((byte)'~', (byte)'/') < 0 ? Encoding.UTF8.GetChars(utf8, buffer) : -1;
    }

    // The values of an object with a long name share it.
    private string Name(int place)
    {
        if (place == _longPlace)
            return _longName;
        ReadOnlySpan<byte> utf8 = new JsonScanner(_json, place).ReadName();
        string name = _left < 0 ? ShownText.Of(utf8) : Encoding.UTF8.GetString(utf8);
        if (utf8.Length > ShownText.MaxPathLength)
            (_longPlace, _longName) = (place, name.Length > _left ? ShownText.Cut(name) : name);
        return name;
    }

    private static string Escape(string name) => name.AsSpan().IndexOfAny('~', '/') < 0
        ? name
        : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string? Found(ReadOnlySpan<byte> utf8Json, int offset)
    {
        if (offset >= utf8Json.Length)
            return null;

        // A character has at most four bytes; one that is cut at the end is never shown.
        ReadOnlySpan<byte> rest = utf8Json[offset..Math.Min(utf8Json.Length, offset + (MaxFound + 1) * 4)];
        var scanner = new JsonScanner(rest, 0);
        scanner.Skip();
        bool whole = !scanner.Violated;
        string text = Encoding.UTF8.GetString(whole ? rest[..scanner.Position] : rest);
        if (whole && text.Length <= MaxFound)
            return text;
        if (text.Length <= MaxFound && offset + rest.Length == utf8Json.Length)
            return text;

        return ShownText.Cut(text);
    }
}
