using System.Text;

namespace GptImage2.Json;

/// <summary>
/// Finds the JSON Pointers of offsets in one pass over a text that was scanned before: what comes before each offset is
/// known to be well-formed. In any other text it finds some pointer.
/// </summary>
internal ref struct ViolationLocator
{
    private const int MaxFound = 80;
    private const int None = -1;

    private readonly ReadOnlySpan<byte> _json;

    // An object has the offset of the name that was passed last, or None; an array has the index of its element.
    private readonly List<(bool IsArray, int Place)> _path = [];
    private int _position;

    private ViolationLocator(ReadOnlySpan<byte> utf8Json) => _json = utf8Json;

    /// <summary>Completes what the scanner noted.</summary>
    public static IReadOnlyList<ContractViolation> Locate(ReadOnlySpan<byte> utf8Json, List<PendingViolation>? pending)
    {
        if (pending is null)
            return [];
        PendingViolation[] ordered = InOrder(pending);
        var violations = new ContractViolation[ordered.Length];
        var locator = new ViolationLocator(utf8Json);
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

    /// <summary>The pointers of the values that begin at the given offsets, or that hold them.</summary>
    public static string[] Pointers(ReadOnlySpan<byte> utf8Json, ReadOnlySpan<int> offsets)
    {
        var order = new int[offsets.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        offsets.ToArray().AsSpan().Sort(order.AsSpan());

        var pointers = new string[offsets.Length];
        var locator = new ViolationLocator(utf8Json);
        foreach (int i in order)
            pointers[i] = locator.MoveTo(offsets[i]);
        return pointers;
    }

    /// <summary>Where the value begins that ends right before an offset; the offset itself where none does.</summary>
    public static int ValueBefore(ReadOnlySpan<byte> utf8Json, int offset)
    {
        if (offset == 0 || utf8Json[offset - 1] is not ((byte)'}' or (byte)']'))
            return offset;
        var locator = new ViolationLocator(utf8Json);
        var starts = new Stack<int>();
        while (locator._position < offset - 1)
        {
            int depth = locator._path.Count;
            int position = locator._position;
            locator.Step(offset - 1);
            if (locator._path.Count > depth)
                starts.Push(position);
            else if (locator._path.Count < depth)
                starts.Pop();
        }

        return starts.TryPop(out int start) ? start : offset;
    }

    // They come in order but for missing members, which are noted at the end of their object.
    private static PendingViolation[] InOrder(List<PendingViolation> pending)
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
        while (_position < offset && _position < _json.Length)
            Step(offset);

        var pointer = new StringBuilder();
        foreach ((bool isArray, int place) in _path)
        {
            if (isArray)
                pointer.Append('/').Append(place);
            else if (place != None)
                pointer.Append('/').Append(Escape(new JsonScanner(_json, place).ReadString()));
        }

        return pointer.ToString();
    }

    private void Step(int offset)
    {
        byte next = _json[_position];
        switch (next)
        {
            case (byte)'{':
                _path.Add((false, None));
                _position++;
                break;
            case (byte)'[':
                _path.Add((true, 0));
                _position++;
                break;
            case (byte)'}' or (byte)']':
                if (_path.Count > 0)
                    _path.RemoveAt(_path.Count - 1);
                _position++;
                break;
            case (byte)',':
                if (_path.Count > 0)
                    _path[^1] = _path[^1] is (true, int index) ? (true, index + 1) : (false, None);
                _position++;
                break;
            case (byte)'"':
                StepString(offset);
                break;
            default:
                _position = next <= (byte)' ' ? JsonScanner.WhitespaceEnd(_json, _position + 1) : _position + 1;
                break;
        }
    }

    private void StepString(int offset)
    {
        int end = JsonScanner.StringEnd(_json, _position);
        bool passed = end >= 0 && end <= offset;
        if (passed && _path.Count > 0 && _path[^1] == (false, None))
            _path[^1] = (false, _position);
        _position = end < 0 ? _json.Length : end;
    }

    private static string Escape(string name) => name.AsSpan().IndexOfAny('~', '/') < 0
        ? name
        : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string? Found(ReadOnlySpan<byte> utf8Json, int offset)
    {
        if (offset >= utf8Json.Length)
            return null;

        // Four bytes are the most that a character takes; one that is cut at the end is never shown.
        ReadOnlySpan<byte> rest = utf8Json[offset..Math.Min(utf8Json.Length, offset + (MaxFound + 1) * 4)];
        var scanner = new JsonScanner(rest, 0);
        scanner.Skip();
        bool whole = !scanner.Violated;
        string text = Encoding.UTF8.GetString(whole ? rest[..scanner.Position] : rest);
        if (whole && text.Length <= MaxFound)
            return text;
        if (text.Length <= MaxFound && offset + rest.Length == utf8Json.Length)
            return text;

        int cut = Math.Min(MaxFound - 1, text.Length);
        if (cut > 0 && char.IsHighSurrogate(text[cut - 1]))
            cut--;
        return text[..cut] + "…";
    }
}
