namespace GptImage2.Repairing;

/// <summary>The JSON values in a reply that has other text around them, or that is not quite JSON.</summary>
/// <remarks>Comments and thinking blocks around the values are no answers, and are not searched.</remarks>
internal sealed class ReplyText
{
    /// <summary>The number of places where a value is looked for.</summary>
    public const int MaxCandidates = 1000;

    private readonly List<RelaxedValue> _values = [];

    private ReplyText()
    {
    }

    /// <summary>What may be the answer, in the order of the reply: objects, or arrays when there are no objects.</summary>
    public IReadOnlyList<RelaxedValue> Candidates { get; private set; } = [];

    /// <summary>The value that was begun and is not complete; null when all are complete.</summary>
    public RelaxedValue? Broken { get; private set; }

    /// <summary>The offset of text that belongs to a value but is outside of it; -1 when there is none.</summary>
    public int Outside { get; private set; } = -1;

    /// <summary>Where a bracket too many closes after a value; -1 where none does.</summary>
    public int ExtraBracket { get; private set; } = -1;

    /// <summary>The edit that leaves an object as JSON that is written with escaped quotes; null when the reply is not written so.</summary>
    public TextEdit? Escaped { get; private set; }

    /// <summary>Finds the values of a reply.</summary>
    public static ReplyText Parse(ReadOnlySpan<byte> reply, CancellationToken cancellationToken)
    {
        var text = new ReplyText();
        int start = AnswerStart(reply);
        text.Escaped = EscapedJson.Find(reply, start);
        if (text.Escaped is not null)
            return text;
        text.Find(reply, start, cancellationToken);
        text.Broken = text._values.Find(static value => !value.IsComplete);
        // Prose has brackets too: beside an object, [1] is a footnote.
        text.Candidates = text._values.Exists(static value => value.IsObject) ? text._values.FindAll(static value => value.IsObject) : text._values;
        return text;
    }

    /// <summary>The edits that leave only the last value, in valid form; none when nothing is meant as JSON.</summary>
    /// <remarks>For what has no contract. A value that is not complete is never ignored.</remarks>
    public static IReadOnlyList<TextEdit> Edits(ReadOnlySpan<byte> reply, CancellationToken cancellationToken)
    {
        ReplyText text = Parse(reply, cancellationToken);
        if (text.Escaped is { } escaped)
            return EditsFor(reply, escaped);
        return (text.Broken ?? (text.Candidates.Count > 0 ? text.Candidates[^1] : null)) is { } last ? text.EditsFor(reply, last) : [];
    }

    /// <summary>Where the answer may begin: after a block of thinking at the start. Such a block may mention the tags itself, so that the last one closes it.</summary>
    public static int AnswerStart(ReadOnlySpan<byte> reply)
    {
        int start = reply.Length - reply.TrimStart(" \r\n\t"u8).Length;
        if (ThinkingTags.Opening(reply[start..], out ReadOnlySpan<byte> close) == 0)
            return 0;
        int last = ThinkingTags.LastIndexOf(reply, close);
        return last < 0 ? reply.Length : last + close.Length;
    }

    /// <summary>The edits that leave only the object that is written with escaped quotes.</summary>
    public static IReadOnlyList<TextEdit> EditsFor(ReadOnlySpan<byte> reply, TextEdit escaped)
    {
        List<TextEdit> edits = [escaped];
        Remove(reply, 0, escaped.Offset, RepairKind.Surroundings, edits);
        Remove(reply, escaped.End, reply.Length, RepairKind.Surroundings, edits);
        return edits;
    }

    /// <summary>The edits that leave only one of the values, in valid form.</summary>
    public IReadOnlyList<TextEdit> EditsFor(ReadOnlySpan<byte> reply, RelaxedValue answer)
    {
        if (_values.Count == 1 && reply[..answer.Start].Trim(" \r\n\t"u8).IsEmpty && reply[answer.End..].Trim(" \r\n\t"u8).IsEmpty)
            return answer.Edits;
        var edits = new List<TextEdit>(answer.Edits.Count + 2 * _values.Count + 1);
        edits.AddRange(answer.Edits);
        int position = 0;
        foreach (RelaxedValue other in _values)
        {
            if (other == answer)
            {
                Remove(reply, position, answer.Start, RepairKind.Surroundings, edits);
                position = answer.End;
                if (!answer.IsComplete)
                    return edits;
            }
            else if (other.IsObject && !reply[other.Start..other.End].SequenceEqual(reply[answer.Start..answer.End]))
            {
                // A footnote is prose, and a value that is repeated is reported once.
                Remove(reply, position, other.Start, RepairKind.Surroundings, edits);
                Remove(reply, other.Start, other.End, RepairKind.OtherJson, edits);
                position = other.End;
            }
        }

        Remove(reply, position, reply.Length, RepairKind.Surroundings, edits);
        return edits;
    }

    private void Find(ReadOnlySpan<byte> reply, int start, CancellationToken cancellationToken)
    {
        int position = start;
        int textStart = start;
        int thoughtEnd = -1;
        HashSet<int> given = [];
        for (int tried = 0; tried < MaxCandidates; tried++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int next = Prose.NextBracket(reply, position, ref thoughtEnd);
            if (thoughtEnd > textStart)
            {
                // Drafts, whose block began before the reply.
                _values.Clear();
                Outside = -1;
                ExtraBracket = -1;
                textStart = thoughtEnd;
            }

            if (next < 0)
                break;
            if (given.Contains(next))
            {
                tried--;
                position = next + 1;
                continue;
            }

            RelaxedValue value = RelaxedJson.Read(reply, next, cancellationToken);
            given.UnionWith(value.Open);
            if (value.IsComplete || value.HasMember)
            {
                Judge(reply, textStart, value.Start);
                _values.Add(value);
                textStart = value.End;
            }

            if (!value.IsComplete && (value.HasMember || value.IsUnfinished))
                return;
            position = value.IsComplete ? value.End : value.Start + 1;
        }

        Judge(reply, textStart, reply.Length);
    }

    private void Judge(ReadOnlySpan<byte> reply, int start, int end)
    {
        ReadOnlySpan<byte> text = reply[start..end];
        bool belongs = _values.Count > 0 ? Prose.BelongsToValue(text) : end < reply.Length && Prose.BeginsLikeMember(text, isBeforeValue: true);
        if (belongs && Outside < 0)
            Outside = start;
        if (_values.Count > 0 && ExtraBracket < 0 && Prose.ExtraBracket(text) is >= 0 and var extra)
            ExtraBracket = start + extra;
    }

    private static void Remove(ReadOnlySpan<byte> reply, int start, int end, RepairKind kind, List<TextEdit> edits)
    {
        if (!reply[start..end].Trim(" \r\n\t"u8).IsEmpty)
            edits.Add(new TextEdit(start, end - start, [], kind));
    }
}
