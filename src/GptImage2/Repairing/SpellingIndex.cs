using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Names by their spelling, so that a match is found without comparing each name.</summary>
internal sealed class SpellingIndex
{
    /// <summary>Separators and marks make a text longer, but not more than this many times as long as the name that it means.</summary>
    public const int LengthFactor = 4;

    /// <summary>What is allowed beyond that, in bytes.</summary>
    public const int LengthAllowance = 64;

    // Null for a spelling that several names share.
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _looseNames = new(StringComparer.Ordinal);
    private readonly Generated.MemberNames _own;
    private readonly int _mostBytes;

    public SpellingIndex(IReadOnlyCollection<string> names)
    {
        _own = new Generated.MemberNames([.. names]);
        int longest = 0;
        foreach (string name in names)
        {
            longest = Math.Max(longest, Encoding.UTF8.GetByteCount(name));
            Add(_names, Spelling.Fold(name), name);
            Add(_looseNames, Spelling.FoldLoosely(name), name);
        }

        _mostBytes = LengthFactor * longest + LengthAllowance;
    }

    /// <summary>
    /// The only name with the spelling of a text; null when there is none, or more than one. Accents, and marks around the
    /// text, count only when no name is equal with them.
    /// </summary>
    public string? Match(ReadOnlySpan<char> text)
    {
        if (text.Length > _mostBytes)
            return null;
        if (!Spelling.IsPlain(text))
            return MatchOther(text.ToString());
        Span<char> folded = stackalloc char[Spelling.ShortName];
        int length = Spelling.FoldAscii(text, folded);
        if (length > 0 && _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded[..length], out string? name))
            return name;
        length = Spelling.FoldAscii(Spelling.WithoutMarks(text), folded);
        return length > 0 && _looseNames.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded[..length], out name) ? name : null;
    }

    /// <summary>Whether the name of a member of an object matches.</summary>
    public bool MatchesAny(SourceValue holder)
    {
        for (int i = 0; i < holder.MemberCount; i++)
        {
            if (Matches(holder.NameOf(i)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the name of a member of an object matches, and is not itself one of the names.</summary>
    public bool MatchesOther(SourceValue holder)
    {
        for (int i = 0; i < holder.MemberCount; i++)
        {
            if (_own.Find(holder.NameOf(i)) < 0 && Matches(holder.NameOf(i)))
                return true;
        }

        return false;
    }

    /// <summary>The members of an object whose names match, by their indexes.</summary>
    public IReadOnlyList<int> Matches(SourceValue holder)
    {
        List<int>? found = null;
        for (int i = 0; i < holder.MemberCount; i++)
        {
            if (Matches(holder.NameOf(i)))
                (found ??= []).Add(i);
        }

        return found is null ? [] : found;
    }

    // A long object may have a hundred thousand names, so no text is made of each.
    private bool Matches(ReadOnlySpan<byte> name)
    {
        if (name.Length > _mostBytes)
            return false;
        if (name.Length > Spelling.ShortName || !Ascii.IsValid(name))
            return Match(Encoding.UTF8.GetString(name)) is not null;
        Span<char> text = stackalloc char[Spelling.ShortName];
        return Match(text[..Encoding.ASCII.GetChars(name, text)]) is not null;
    }

    private string? MatchOther(string text)
    {
        string folded = Spelling.Fold(text);
        if (folded.Length > 0 && _names.TryGetValue(folded, out string? name))
            return name;
        string loose = Spelling.FoldLoosely(text);
        return loose.Length > 0 ? _looseNames.GetValueOrDefault(loose) : null;
    }

    private static void Add(Dictionary<string, string?> names, string spelling, string name)
    {
        if (!names.TryAdd(spelling, name))
            names[spelling] = null;
    }
}
