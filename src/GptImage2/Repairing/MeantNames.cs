using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>The members of one object whose names are spelled differently than in the contract, by the name that each means.</summary>
internal sealed class MeantNames
{
    // Null where no member means another name, as in most objects.
    private readonly Dictionary<string, List<SourceMember>>? _members;
    private readonly Dictionary<string, string>? _meanings;
    private readonly ReadOnlyMemory<byte> _utf8Json;

    private MeantNames()
    {
    }

    public MeantNames(SourceValue holder, IReadOnlyList<string> names, SpellingIndex spellings, ReadOnlyMemory<byte> utf8Json)
    {
        _utf8Json = utf8Json;
        IReadOnlyList<int> matches = spellings.Matches(holder);
        if (matches.Count >= Generated.JsonScanner.MaxRepaired)
        {
            Count = matches.Count;
            return;
        }

        foreach (int index in matches)
        {
            SourceMember member = holder.Members[index];
            if (spellings.Match(member.Name) is not { } meant || member.Name == meant || names.Contains(member.Name) || holder.Has(meant))
                continue;
            _members ??= new Dictionary<string, List<SourceMember>>(StringComparer.Ordinal);
            _meanings ??= new Dictionary<string, string>(StringComparer.Ordinal);
            if (!_members.TryGetValue(meant, out List<SourceMember>? members))
                _members.Add(meant, members = []);
            members.Add(member);
            Count++;
            _meanings[member.Name] = meant;
        }
    }

    /// <summary>That no member means another name.</summary>
    public static MeantNames None { get; } = new();

    /// <summary>The number of members that mean one of the contract.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any member means one of the contract.</summary>
    public bool Any => Count > 0;

    /// <summary>The name that a member means; null when it means none.</summary>
    public string? MeaningOf(string name) => _meanings?.GetValueOrDefault(name);

    /// <summary>The members that mean a name, in their order.</summary>
    public IReadOnlyList<SourceMember> Of(string meant) => _members is not null && _members.TryGetValue(meant, out List<SourceMember>? members) ? members : [];

    /// <summary>Whether all members that mean a name have the same value.</summary>
    public bool Agree(string meant)
    {
        IReadOnlyList<SourceMember> members = Of(meant);
        return members.Skip(1).All(other => JsonEquality.AreEqual(TextOf(members[0]), TextOf(other)));
    }

    private ReadOnlySpan<byte> TextOf(SourceMember member) => _utf8Json.Span[member.Value.Start..member.Value.End];
}
