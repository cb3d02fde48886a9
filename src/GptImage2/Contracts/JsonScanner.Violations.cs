using System.Text.Unicode;
using GptImage2.Contracts;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    internal const int MaxViolations = 64;

    /// <summary>The number of violations from which on none is repaired.</summary>
    internal const int MaxRepaired = 10_000;

    /// <summary>Whether a violation was noted so far; the values that were read are not valid then.</summary>
    public readonly bool Violated => _violations is not null;

    internal readonly List<PendingViolation>? Violations => _violations;

    internal readonly List<int>? UnknownMembers => _unknown;

    internal readonly int Position => _position;

    /// <summary>Notes that the value or name that was read last breaks a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="expected">What would fit.</param>
    public void Reject(ContractRule rule, string expected) => Reject(_value, rule, expected);

    /// <summary>Notes that a value breaks a rule. Each value is noted once, for the rule that it broke first.</summary>
    /// <param name="offset">Where the value begins.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="expected">What would fit.</param>
    public void Reject(int offset, ContractRule rule, string expected)
    {
        if (IsRejected(offset))
            return;
        Note(new PendingViolation(offset, rule, expected, null));
    }

    /// <summary>Whether the value or name that was read last is wrong, so that it has no meaning.</summary>
    public bool IsRejected() => _stopped || IsRejected(_value);

    /// <summary>Notes that the type of the value or name that was read last does not take it.</summary>
    /// <param name="error">What its constructor or factory threw.</param>
    public void Refuse(Exception error) => Reject(ContractRule.Construction, RefusedValue.Expected(error));

    /// <summary>Notes the required members that an object does not have.</summary>
    /// <param name="offset">Where the object begins.</param>
    /// <param name="missing">A bit for each member that is missing.</param>
    /// <param name="names">The names of the members.</param>
    /// <param name="first">The index of the member that the first bit represents.</param>
    public void Missing(int offset, ulong missing, MemberNames names, int first = 0)
    {
        if (_stopped)
            return;
        for (int index = first; missing != 0; missing >>= 1, index++)
        {
            if ((missing & 1) == 0)
                continue;
            if (_violations?.Count >= _limit)
                return;
            Note(new PendingViolation(offset, ContractRule.Required, names.Required(index), names.Text(index)));
        }
    }

    /// <summary>Skips the value of a member that the object has for the second time, and notes a violation.</summary>
    public void SkipDuplicate()
    {
        StartValue();
        int offset = _value;
        Reject(offset, ContractRule.Duplicate, "the member only once");
        Skip();
    }

    /// <summary>Skips the value of a member that is not part of the contract. It is reported as an unknown member, not as a violation.</summary>
    public void SkipUnknown()
    {
        if (TrySkipDiscriminator())
            return;
        if (!_stopped && (_unknown is null || _unknown.Count < _unknownLimit))
            (_unknown ??= []).Add(_value);
        Skip();
    }

    /// <summary>Skips the value of a member that the contract neither has nor allows, and notes a violation.</summary>
    public void SkipUnmapped()
    {
        if (TrySkipDiscriminator())
            return;
        int offset = _value;
        Reject(offset, ContractRule.Unmapped, "no member but those of the contract");
        Skip();
    }

    private void Mismatch(string expected)
    {
        if (_stopped)
            return;
        int offset = _value;
        if (offset >= _json.Length)
        {
            Syntax(offset, expected);
            return;
        }

        bool isNull = _json[offset..].StartsWith("null"u8);
        Note(new PendingViolation(offset, isNull ? ContractRule.NotNull : ContractRule.Type, expected, null));
        Skip();
        _value = offset;
    }

    private bool Syntax(int offset, string expected)
    {
        // The encoding is checked in strings that are not ASCII, and here: invalid UTF-8 is reported before anything else.
        int invalid = _untrusted && !Utf8.IsValid(_json) ? FirstInvalid(_json) : int.MaxValue;
        bool isEncoding = invalid <= offset;
        Stop(new PendingViolation(isEncoding ? invalid : offset, ContractRule.Syntax, isEncoding ? "valid UTF-8" : expected, null));
        return false;
    }

    private void TooDeep(int offset) =>
        Stop(new PendingViolation(offset, ContractRule.Depth, "at most 64 levels", null));

    private void Stop(PendingViolation violation)
    {
        if (_stopped)
            return;

        // The reason that ends the reading replaces any other violation of this value.
        if (_violations is { Count: > 0 } && _violations[^1] is { Member: null } last && last.Offset == violation.Offset)
            _violations.RemoveAt(_violations.Count - 1);
        if (_violations?.Count == _limit)
            _violations.RemoveAt(_limit - 1);
        Note(violation);
        _stopped = true;
        _position = _json.Length;
    }

    private void Note(PendingViolation violation)
    {
        if (_stopped || _violations?.Count >= _limit)
            return;
        (_violations ??= []).Add(violation);
        if (violation.Member is null)
            _rejected?.Add(violation.Offset);
    }
}
