using System.Text;

namespace GptImage2.Repairing;

/// <summary>Finds the JSON in a reply that has other text around it, or that is not quite JSON.</summary>
/// <remarks>Of several values, the last one is used. A value that is not complete is never ignored.</remarks>
internal static class ReplyText
{
    private const int MaxCandidates = 1000;

    /// <summary>The edits that leave only the JSON, in valid form; none when nothing is meant as JSON.</summary>
    public static IReadOnlyList<TextEdit> Edits(ReadOnlySpan<byte> reply, CancellationToken cancellationToken)
    {
        int start = AnswerStart(reply);
        if (EscapedJson.Find(reply, start) is { } escaped)
            return Around(reply, escaped);
        List<RelaxedValue> values = Find(reply, start, cancellationToken);
        if (values.Count == 0)
            return [];

        // Prose has brackets too: beside an object, [1] is a footnote.
        RelaxedValue counts = values.FindLast(static value => value.IsObject) ?? values[^1];
        if (values.Find(static value => !value.IsComplete) is { } broken)
            counts = broken;
        return [.. Around(reply, counts, values), .. counts.Edits];
    }

    /// <summary>Where the answer begins: after the thinking at the start of the reply; at its end when the thinking does not end.</summary>
    public static int AnswerStart(ReadOnlySpan<byte> reply)
    {
        ReadOnlySpan<byte> text = reply.TrimStart(" \r\n\t"u8);
        foreach (string tag in ThinkingTags.All)
        {
            if (!text.StartsWith(Encoding.ASCII.GetBytes($"<{tag}>")))
                continue;
            byte[] end = Encoding.ASCII.GetBytes($"</{tag}>");
            int last = reply.LastIndexOf(end);
            return last < 0 ? reply.Length : last + end.Length;
        }

        return 0;
    }

    private static List<RelaxedValue> Find(ReadOnlySpan<byte> reply, int position, CancellationToken cancellationToken)
    {
        var values = new List<RelaxedValue>();
        for (int tried = 0; tried < MaxCandidates; tried++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int next = reply[position..].IndexOfAny((byte)'{', (byte)'[');
            if (next < 0)
                break;
            RelaxedValue value = RelaxedJson.Read(reply, position + next, cancellationToken);
            if (value.IsComplete || value.HasMember)
                values.Add(value);
            if (!value.IsComplete && (value.HasMember || value.IsUnfinished))
                break;
            position = value.IsComplete ? value.End : value.Start + 1;
        }

        return values;
    }

    private static List<TextEdit> Around(ReadOnlySpan<byte> reply, RelaxedValue counts, List<RelaxedValue> values)
    {
        var edits = new List<TextEdit>();
        int position = 0;
        foreach (RelaxedValue earlier in values)
        {
            if (earlier == counts)
                break;
            // A footnote is prose. A value that the model wrote several times is reported once.
            if (!earlier.IsObject || reply[earlier.Start..earlier.End].SequenceEqual(reply[counts.Start..counts.End]))
                continue;
            Remove(reply, position, earlier.Start, RepairKind.Surroundings, edits);
            Remove(reply, earlier.Start, earlier.End, RepairKind.EarlierJson, edits);
            position = earlier.End;
        }

        Remove(reply, position, counts.Start, RepairKind.Surroundings, edits);
        if (counts.IsComplete)
            Remove(reply, counts.End, reply.Length, RepairKind.Surroundings, edits);
        return edits;
    }

    private static List<TextEdit> Around(ReadOnlySpan<byte> reply, TextEdit value)
    {
        List<TextEdit> edits = [value];
        Remove(reply, 0, value.Offset, RepairKind.Surroundings, edits);
        Remove(reply, value.End, reply.Length, RepairKind.Surroundings, edits);
        return edits;
    }

    private static void Remove(ReadOnlySpan<byte> reply, int start, int end, RepairKind kind, List<TextEdit> edits)
    {
        if (!reply[start..end].Trim(" \r\n\t"u8).IsEmpty)
            edits.Add(new TextEdit(start, end - start, [], kind));
    }
}
