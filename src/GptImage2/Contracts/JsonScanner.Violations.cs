using System.Text.Unicode;
using GptImage2.Contracts;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    internal const int MaxViolations = 64;

    /// <summary>Whether anything was noted so far; what was read does not count then.</summary>
    public readonly bool Violated => _violations is not null;

    internal readonly List<PendingViolation>? Violations => _violations;

    internal readonly List<int>? UnknownMembers => _unknown;

    internal readonly int Position => _position;

    /// <summary>Notes that the value or name that was read last breaks a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="expected">What would fit.</param>
    public void Reject(ContractRule rule, string expected) => Reject(_value, rule, expected);

    /// <summary>Notes that a value breaks a rule; once for each value, for the rule that was broken first.</summary>
    /// <param name="offset">Where the value begins.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="expected">What would fit.</param>
    public void Reject(int offset, ContractRule rule, string expected)
    {
        for (int i = 0; i < _violations?.Count; i++)
        {
            if (_violations[i].Member is null && _violations[i].Offset == offset)
                return;
        }

        Note(new PendingViolation(offset, rule, expected, null));
    }

    /// <summary>Notes the required members that an object has not.</summary>
    /// <param name="offset">Where the object begins.</param>
    /// <param name="missing">A bit for each member that is missing.</param>
    /// <param name="names">The names of the members.</param>
    /// <param name="first">The member that the first bit stands for.</param>
    public void Missing(int offset, ulong missing, MemberNames names, int first = 0)
    {
        if (_stopped)
            return;
        for (int index = first; missing != 0; missing >>= 1, index++)
        {
            if ((missing & 1) == 0)
                continue;
            string name = names.Text(index);
            Note(new PendingViolation(offset, ContractRule.Required, $"the required member \"{name}\"", name));
        }
    }

    /// <summary>Passes the value of a member that stands for the second time, and notes it.</summary>
    public void SkipDuplicate()
    {
        StartValue();
        int offset = _value;
        Reject(offset, ContractRule.Duplicate, "the member only once");
        Skip();
    }

    /// <summary>Passes the value of a member that the contract does not have; it is reported, not refused.</summary>
    public void SkipUnknown()
    {
        if (TrySkipDiscriminator())
            return;
        if (!_stopped && (_unknown is null || _unknown.Count < MaxViolations))
            (_unknown ??= []).Add(_value);
        Skip();
    }

    /// <summary>Passes the value of a member that the contract does not have and does not allow, and notes it.</summary>
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
        // The encoding is looked at where a string is not ASCII, and here: what is not UTF-8 is the first thing to know.
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

        // Whatever this value was noted for, the reason that ends the reading is the one to know.
        if (_violations is { Count: > 0 } && _violations[^1] is { Member: null } last && last.Offset == violation.Offset)
            _violations.RemoveAt(_violations.Count - 1);
        if (_violations is { Count: MaxViolations })
            _violations.RemoveAt(MaxViolations - 1);
        Note(violation);
        _stopped = true;
        _position = _json.Length;
    }

    private void Note(PendingViolation violation)
    {
        if (!_stopped && (_violations is null || _violations.Count < MaxViolations))
            (_violations ??= []).Add(violation);
    }
}
