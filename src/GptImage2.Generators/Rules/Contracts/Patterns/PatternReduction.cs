using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>
/// Simplifies patterns as the engine of .NET does: it joins the characters of a choice, extracts the common beginning of the
/// alternatives, and joins two loops. What is removed in this way needs no time.
/// </summary>
internal static class PatternReduction
{
    public static PatternNode Choice(IReadOnlyList<PatternNode> ways)
    {
        var joined = new List<PatternNode>();
        foreach (PatternNode way in ways.SelectMany(static way => way is ChoiceNode inner ? inner.Ways : [way]))
        {
            if (way is CharacterNode character && joined.Count > 0 && joined[joined.Count - 1] is CharacterNode before)
                joined[joined.Count - 1] = before.Key == character.Key ? before : new CharacterNode($"(?:{before.Key}|{character.Key})");
            else if (joined.Count == 0 || joined[joined.Count - 1].Key != way.Key)
                joined.Add(way);
        }

        List<PatternNode> factored = Factored(joined);
        return factored.Count == 1 ? factored[0] : new ChoiceNode(factored);
    }

    public static PatternNode Sequence(IReadOnlyList<PatternNode> parts)
    {
        var joined = new List<PatternNode>();
        foreach (PatternNode part in parts.SelectMany(static part => part is SequenceNode inner ? inner.Parts : [part]))
        {
            if (joined.Count > 0 && Joined(joined[joined.Count - 1], part) is { } both)
                joined[joined.Count - 1] = both;
            else
                joined.Add(part);
        }

        return joined.Count == 1 ? joined[0] : new SequenceNode(joined);
    }

    public static PatternNode Loop(PatternNode body, int least, int? most, bool isLazy, TextRange range)
    {
        if (most == 0)
            return new SequenceNode([]);
        if (least == 1 && most == 1)
            return body;

        // (?:a+)* is a*, and (?:a{1,3})+ is a+; but (?:a{2,})? is not a*, and (?:a{3})+ is not a{3,}.
        if (body is LoopNode inner && inner.IsLazy == isLazy && !(least == 0 && inner.Least > 1) && !(inner.Most < inner.Least * 2))
            return Loop(inner.Body, Product(least, inner.Least), most is { } end && inner.Most is { } innerEnd ? Product(end, innerEnd) : null, isLazy, range);
        return new LoopNode(body, least, most, isLazy, range);
    }

    private static int Product(int left, int right) => (int)Math.Min(int.MaxValue, (long)left * right);

    private static List<PatternNode> Factored(List<PatternNode> ways)
    {
        var factored = new List<PatternNode>();
        for (int i = 0; i < ways.Count;)
        {
            int end = i + 1;
            while (end < ways.Count && Head(ways[i]) is { } head && Head(ways[end])?.Key == head.Key)
                end++;
            factored.Add(end == i + 1 ? ways[i] : WithCommonBeginning(ways.GetRange(i, end - i)));
            i = end;
        }

        return factored;
    }

    // All parts that the ways have in common are taken at once: a long beginning must not become a deep recursion.
    private static PatternNode WithCommonBeginning(List<PatternNode> ways)
    {
        IReadOnlyList<PatternNode> first = Parts(ways[0]);
        int common = 1;
        while (common < first.Count && ways.All(way => Parts(way) is var parts && common < parts.Count && parts[common].Key == first[common].Key))
            common++;
        return Sequence([.. first.Take(common), Choice([.. ways.Select(way => Sequence([.. Parts(way).Skip(common)]))])]);
    }

    private static IReadOnlyList<PatternNode> Parts(PatternNode way) => way is SequenceNode sequence ? sequence.Parts : [way];

    private static PatternNode? Head(PatternNode way) => way switch
    {
        SequenceNode { Parts.Count: 0 } => null,
        SequenceNode sequence => sequence.Parts[0],
        _ => way,
    };

    // a*a* is a*, and aa* is a+.
    private static LoopNode? Joined(PatternNode left, PatternNode right)
    {
        if (left is LoopNode { Body: CharacterNode body } loop)
        {
            if (right is LoopNode { Body: CharacterNode } other && other.Body.Key == body.Key && other.IsLazy == loop.IsLazy)
                return new LoopNode(body, loop.Least + other.Least, loop.Most + other.Most, loop.IsLazy, Join(loop.Range, other.Range));
            if (right is CharacterNode && right.Key == body.Key)
                return loop with { Least = loop.Least + 1, Most = loop.Most + 1 };
        }

        return left is CharacterNode && right is LoopNode { Body: CharacterNode } after && after.Body.Key == left.Key
            ? after with { Least = after.Least + 1, Most = after.Most + 1 }
            : null;
    }

    private static TextRange Join(TextRange left, TextRange right) => new(left.Start, right.Start + right.Length - left.Start);
}
