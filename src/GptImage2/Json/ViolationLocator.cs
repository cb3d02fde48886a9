using System.Globalization;
using System.Text;

namespace GptImage2.Json;

/// <summary>
/// Finds the JSON Pointers of offsets in one pass over a text that was scanned before: what comes before each offset is
/// known to be well-formed.
/// </summary>
internal ref struct ViolationLocator
{
    private const int MaxFound = 80;

    private readonly ReadOnlySpan<byte> _json;
    private readonly List<(int Index, string? Name)> _path = [];
    private int _position;

    private ViolationLocator(ReadOnlySpan<byte> utf8Json) => _json = utf8Json;

    /// <summary>Completes what the scanner noted.</summary>
    public static IReadOnlyList<ContractViolation> Locate(ReadOnlySpan<byte> utf8Json, List<PendingViolation>? pending)
    {
        if (pending is null)
            return [];
        string[] paths = Pointers(utf8Json, [.. pending.Select(violation => violation.Offset)]);
        var violations = new ContractViolation[pending.Count];
        for (int i = 0; i < violations.Length; i++)
        {
            PendingViolation violation = pending[i];
            violations[i] = new ContractViolation(
                violation.Member is null ? paths[i] : $"{paths[i]}/{Escape(violation.Member)}",
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

    private string MoveTo(int offset)
    {
        while (_position < offset && _position < _json.Length)
            Step();

        var pointer = new StringBuilder();
        foreach ((int index, string? name) in _path)
        {
            // An object or array that was entered, but has no member or element yet, is the value itself.
            if (name is not null)
                pointer.Append('/').Append(Escape(name));
            else if (index >= 0)
                pointer.Append(CultureInfo.InvariantCulture, $"/{index}");
        }

        return pointer.ToString();
    }

    private void Step()
    {
        switch (_json[_position])
        {
            case (byte)'{':
                _path.Add((-1, null));
                _position++;
                break;
            case (byte)'[':
                _path.Add((0, null));
                _position++;
                break;
            case (byte)'}' or (byte)']':
                if (_path.Count > 0)
                    _path.RemoveAt(_path.Count - 1);
                _position++;
                break;
            case (byte)',':
                if (_path.Count > 0)
                    _path[^1] = _path[^1].Index < 0 ? (-1, null) : (_path[^1].Index + 1, null);
                _position++;
                break;
            case (byte)'"':
                StepString();
                break;
            default:
                _position++;
                break;
        }
    }

    private void StepString()
    {
        var scanner = new JsonScanner(_json[_position..]);
        ReadOnlySpan<byte> text = scanner.ReadText("");
        int start = _position;
        _position = scanner.Violated ? _json.Length : _position + scanner.Position;

        bool isName = _path.Count > 0 && _path[^1] is { Index: < 0, Name: null };
        if (isName && !scanner.Violated && start >= 0)
            _path[^1] = (-1, Encoding.UTF8.GetString(text));
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string? Found(ReadOnlySpan<byte> utf8Json, int offset)
    {
        if (offset >= utf8Json.Length)
            return null;

        // Four bytes are the most that a character takes.
        ReadOnlySpan<byte> rest = utf8Json[offset..Math.Min(utf8Json.Length, offset + (MaxFound + 1) * 4)];
        var scanner = new JsonScanner(rest);
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
