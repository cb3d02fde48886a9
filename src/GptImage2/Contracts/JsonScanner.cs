using System.ComponentModel;
using System.Runtime.CompilerServices;
using GptImage2.Contracts;

namespace GptImage2.Generated;

/// <summary>
/// Reads one JSON text (RFC 8259, UTF-8, at most 64 levels) in one forward pass. It notes every violation instead of
/// stopping at the first. Generated readers call it.
/// </summary>
/// <remarks>
/// After a violation of the contract the scanner is past the wrong value, and reading continues. After a violation of the
/// grammar the rest cannot be read: the scanner is at the end, and every further call reports that there is nothing
/// left. The values that were read are valid only while <see cref="Violated"/> is false.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonScanner
{
    internal const int MaxDepth = JsonNesting.MaxDepth;

    private readonly ReadOnlySpan<byte> _json;
    private readonly bool _untrusted;
    private int _position;
    private int _depth;
    private int _value;
    private int _indent;
    private int _exponentZeros;
    private bool _stopped;
    private List<PendingViolation>? _violations;
    private List<int>? _unknown;
    private readonly int _limit = MaxViolations;
    private readonly int _unknownLimit = MaxViolations;
    private HashSet<int>? _rejected;

    // Apart from the violations: a value that breaks a rule can still be made, so the rules of other objects are evaluated too.
    private List<PendingViolation>? _brokenRules;
    private List<PendingViolation>? _warnings;

    // A discriminator that is the first member is skipped together with the brace before it: these are the offsets of the
    // brace and of the rest of the object. A discriminator at another place is skipped when it comes.
    private int _union;
    private int _unionRest;
    private Discriminator _discriminator;
    private List<Discriminator>? _outerDiscriminators;

    internal JsonScanner(ReadOnlySpan<byte> utf8Json)
    {
        _json = utf8Json;
        _untrusted = true;
    }

    /// <summary>Begins at a text that is repaired, of which more violations must be known.</summary>
    internal JsonScanner(ReadOnlySpan<byte> utf8Json, bool all)
        : this(utf8Json)
    {
        _limit = all ? MaxRepaired : MaxViolations;
        _unknownLimit = all ? int.MaxValue : MaxViolations;
    }

    /// <summary>Begins at a value in the middle of a text. The encoding is not checked.</summary>
    internal JsonScanner(ReadOnlySpan<byte> utf8Json, int position)
    {
        _json = utf8Json;
        _position = position;
    }

    /// <summary>Enters the next object.</summary>
    /// <returns>The offset of its brace; -1 when the next value is not an object. That value is noted as a violation and skipped.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BeginObject()
    {
        int position = _position;
        if ((uint)position >= (uint)_json.Length || _json[position] != (byte)'{' || _depth >= MaxDepth || _unionRest > 0)
            return Begin((byte)'{', "an object");
        _depth++;
        _position = position + 1;
        return position;
    }

    /// <summary>Moves to the opening quote of the name of the next member of the object.</summary>
    /// <returns>False at the end of the object; the scanner is past it then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextMember()
    {
        int position = _position;
        return ((uint)position < (uint)_json.Length && _json[position] == (byte)'"' && _json[position - 1] == (byte)'{') || NextMemberOrEnd();
    }

    private bool NextMemberOrEnd()
    {
        if (_stopped)
            return false;

        // No value ends with an opening brace, so the byte before shows whether this is the first member.
        bool first = _json[_position - 1] == (byte)'{';
        byte next = SkipWhitespace();
        if (next == (byte)'}')
            return End();
        if (first)
            return next == (byte)'"' || Syntax(_position, "a member name or '}'");
        if (next != (byte)',')
            return Syntax(_position, "',' or '}'");
        _position++;
        return SkipWhitespace() == (byte)'"' || Syntax(_position, "a member name");
    }

    /// <summary>Moves past the name of the next member if it is written as <paramref name="quoted"/>.</summary>
    /// <remarks>A shortcut for <see cref="NextMember"/> and <see cref="TryName"/>, used after the value of a member.</remarks>
    /// <param name="quoted">The name in quotes, and the colon.</param>
    /// <returns>False when it is not; the scanner does not move then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(ReadOnlySpan<byte> quoted)
    {
        ReadOnlySpan<byte> json = _json;
        int position = _position;
        if ((uint)position >= (uint)json.Length || json[position] != (byte)',')
            return false;
        position++;
        if ((uint)position < (uint)json.Length && json[position] != (byte)'"')
            position = IndentEnd(json, position);
        if (!json[position..].StartsWith(quoted))
            return false;
        _position = position + quoted.Length;
        return true;
    }

    /// <summary>Moves past the name of the member if it is written as <paramref name="quoted"/>.</summary>
    /// <param name="quoted">The name in quotes, and the colon.</param>
    /// <returns>False when it is not; the scanner does not move then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryName(ReadOnlySpan<byte> quoted)
    {
        if (!_json[_position..].StartsWith(quoted))
            return false;
        _position += quoted.Length;
        return true;
    }

    /// <summary>Reads the name of the member, and moves past the colon.</summary>
    /// <returns>The name, without escapes.</returns>
    public ReadOnlySpan<byte> ReadName()
    {
        if (_stopped)
            return default;
        _value = _position;
        ReadOnlySpan<byte> name = StringBody();
        if (SkipWhitespace() == (byte)':')
            _position++;
        else
            Syntax(_position, "':'");
        return name;
    }

    /// <summary>Enters the next array.</summary>
    /// <returns>The offset of its bracket; -1 when the next value is not an array. That value is noted as a violation and skipped.</returns>
    public int BeginArray() => Begin((byte)'[', "an array");

    /// <summary>Moves to the next element of the array.</summary>
    /// <returns>False at the end of the array; the scanner is past it then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextElement()
    {
        int position = _position;
        if ((uint)position >= (uint)_json.Length || _json[position] != (byte)',' || _json[position - 1] == (byte)'[')
            return NextElementOrEnd();
        _position = position + 1;
        return true;
    }

    /// <summary>Moves past a null.</summary>
    /// <returns>False when the next value is not null; the scanner does not move then.</returns>
    public bool TryReadNull()
    {
        if (SkipWhitespace() != (byte)'n' || !_json[_position..].StartsWith("null"u8))
            return false;
        _position += 4;
        return true;
    }

    /// <summary>Notes a violation when anything but white space follows the value.</summary>
    internal void ReadEnd()
    {
        SkipWhitespace();
        if (_position < _json.Length)
            Syntax(_position, "the end of the reply");
    }

    private bool NextElementOrEnd()
    {
        if (_stopped)
            return false;

        bool first = _json[_position - 1] == (byte)'[';
        byte next = SkipWhitespace();
        if (next == (byte)']')
            return End();
        if (first)
            return true;
        if (next != (byte)',')
            return Syntax(_position, "',' or ']'");
        _position++;
        return true;
    }

    private int Begin(byte opening, string expected)
    {
        if (StartValue() != opening)
        {
            Mismatch(expected);
            return -1;
        }

        int offset = _position;
        if (++_depth > MaxDepth)
        {
            TooDeep(offset);
            return -1;
        }

        _position = offset + 1;
        if (_unionRest > 0 && offset == _union)
        {
            _position = _unionRest;
            _unionRest = 0;
        }

        return offset;
    }

    private bool End()
    {
        _position++;
        _depth--;
        return false;
    }

    /// <summary>Moves to the next value, and returns its first byte; 0 at the end of the text.</summary>
    private byte StartValue()
    {
        byte next = SkipWhitespace();
        _value = _position;
        return next;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        int offset = 0;
        while (offset < utf8.Length
            && System.Text.Rune.DecodeFromUtf8(utf8[offset..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
