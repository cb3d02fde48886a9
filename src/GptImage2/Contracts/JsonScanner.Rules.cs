using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    internal readonly List<PendingViolation>? BrokenRules => _brokenRules;

    internal readonly List<PendingViolation>? Warnings => _warnings;

    /// <summary>Whether the text has no violation and breaks no rule so far.</summary>
    internal readonly bool IsSound => _violations is null && _brokenRules is null;

    /// <summary>Whether no rule is broken so far by an object, or by a value inside of it.</summary>
    /// <param name="start">Where the object begins.</param>
    public readonly bool Holds(int start)
    {
        for (int i = 0; i < _brokenRules?.Count; i++)
        {
            if (_brokenRules[i].Offset >= start)
                return false;
        }

        return true;
    }

    /// <summary>Notes that an object breaks a rule.</summary>
    /// <param name="start">Where the object begins.</param>
    /// <param name="expected">What would fit.</param>
    /// <param name="members">The names in JSON of the members that break it; empty for the object itself.</param>
    internal void BreakRule(int start, string expected, ReadOnlySpan<string> members) => Note(ref _brokenRules, start, expected, members);

    /// <summary>Notes that an object breaks a rule that is only reported.</summary>
    /// <param name="start">Where the object begins.</param>
    /// <param name="expected">What would fit.</param>
    /// <param name="members">The names in JSON of the members that break it; empty for the object itself.</param>
    internal void Warn(int start, string expected, ReadOnlySpan<string> members) => Note(ref _warnings, start, expected, members);

    private readonly void Note(ref List<PendingViolation>? list, int start, string expected, ReadOnlySpan<string> members)
    {
        list ??= [];
        if (members.IsEmpty && list.Count < MaxViolations)
            list.Add(new PendingViolation(start, ContractRule.Rule, expected, null));
        foreach (string member in members)
        {
            if (list.Count == MaxViolations)
                return;
            int offset = OffsetOf(start, member);
            list.Add(offset < 0
                ? new PendingViolation(start, ContractRule.Rule, expected, member)
                : new PendingViolation(offset, ContractRule.Rule, expected, null));
        }
    }

    // No offsets are kept while members are read, so that replies that fit pay nothing: they are found again here.
    private readonly int OffsetOf(int start, string member)
    {
        byte[] name = Encoding.UTF8.GetBytes(member);
        var json = new JsonScanner(_json, start);
        if (json.BeginObject() < 0)
            return -1;
        while (json.NextMember())
        {
            if (json.ReadName().SequenceEqual(name))
                return json.NextOffset();
            json.Skip();
        }

        return -1;
    }
}
