using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>
/// Finds patterns for which a backtracking engine may need almost endless time: those in which one text leads from a state
/// back to itself in two ways, and those with three loops in a row that match the same character. With two such loops the
/// time grows with the square, which is common and harmless for texts as long as a reply.
/// </summary>
internal sealed class ExplosionSearch
{
    private const int Degree = 3;

    private readonly PositionAutomaton _automaton;
    private readonly PositionAutomaton _wide;
    private readonly bool[,] _reaches;

    private ExplosionSearch(PositionAutomaton automaton, PositionAutomaton wide)
    {
        _automaton = automaton;
        _wide = wide;
        _reaches = new bool[automaton.Count, automaton.Count];
        for (int state = 0; state < automaton.Count; state++)
        {
            var stack = new Stack<int>([state]);
            while (stack.Count > 0)
            {
                foreach (int next in Next(stack.Pop()))
                {
                    if (_reaches[state, next])
                        continue;
                    _reaches[state, next] = true;
                    stack.Push(next);
                }
            }
        }
    }

    /// <returns>Null if the pattern is harmless, or if it has parts that are not analyzed.</returns>
    public static Explosion? Find(PatternNode pattern, string text)
    {
        // Most patterns are harmless at first sight.
        int loops = 0;
        if (!IsNested(pattern, isInLoop: false, ref loops) && loops < Degree)
            return null;
        var alphabet = new Alphabet(text);
        if (PositionAutomaton.Of(pattern, alphabet, isWide: true) is not { } wide)
            return null;
        if (new ExplosionSearch(wide, wide).Exponential() is { } exponential)
            return exponential;
        return PositionAutomaton.Of(pattern, alphabet, isWide: false) is { } narrow ? new ExplosionSearch(narrow, wide).Cubic() : null;
    }

    /// <summary>Whether a loop contains another loop or a choice, and how many endless loops there are.</summary>
    private static bool IsNested(PatternNode node, bool isInLoop, ref int loops)
    {
        switch (node)
        {
            case LoopNode loop:
                loops += loop.Most is null ? 1 : 0;
                return isInLoop || IsNested(loop.Body, isInLoop || loop.Most is null or > 1, ref loops);
            case ChoiceNode choice:
                bool isNested = isInLoop;
                foreach (PatternNode way in choice.Ways)
                    isNested |= IsNested(way, isInLoop, ref loops);
                return isNested;
            case SequenceNode sequence:
                bool holdsNested = false;
                foreach (PatternNode part in sequence.Parts)
                    holdsNested |= IsNested(part, isInLoop, ref loops);
                return holdsNested;
            case CaptureNode capture:
                return IsNested(capture.Body, isInLoop, ref loops);
            default:
                return false;
        }
    }

    private IEnumerable<int> Next(int state) => _automaton.Next(state).Where(next => !_automaton.CharactersOf(next).IsEmpty);

    private bool AreOneLoop(int left, int right) => _reaches[left, right] && _reaches[right, left];

    private Explosion? Exponential()
    {
        for (int state = 0; state < _automaton.Count; state++)
        {
            foreach (int next in Next(state))
            {
                if (_automaton.Ways(state, next) > 1 && _reaches[next, state])
                {
                    List<int> back = next == state ? [] : Way([next], state)!.GetRange(1, Way([next], state)!.Count - 1);
                    return Attack(state, Spell([next, .. back]), [state, next, .. back]);
                }
            }
        }

        return TwoWays();
    }

    // Searches the product of the automaton with itself: two paths for one text begin in one state, separate, and meet
    // again.
    private Explosion? TwoWays()
    {
        var from = new Dictionary<(int, int), (int, int)>();
        var queue = new Queue<(int Left, int Right)>();
        for (int state = 0; state < _automaton.Count; state++)
        {
            if (_reaches[state, state])
                queue.Enqueue((state, state));
        }

        while (queue.Count > 0)
        {
            (int Left, int Right) at = queue.Dequeue();
            foreach (int left in Next(at.Left).Where(next => AreOneLoop(at.Left, next)))
            {
                foreach (int right in Next(at.Right).Where(next => AreOneLoop(at.Left, next)))
                {
                    if (_automaton.CharactersOf(left).And(_automaton.CharactersOf(right)).IsEmpty)
                        continue;
                    if (left != right && !from.ContainsKey((left, right)))
                    {
                        from[(left, right)] = at;
                        queue.Enqueue((left, right));
                    }
                    else if (left == right && at.Left != at.Right)
                    {
                        return Meeting(left, at, from);
                    }
                }
            }
        }

        return null;
    }

    private Explosion? Meeting(int end, (int Left, int Right) at, Dictionary<(int, int), (int, int)> from)
    {
        string word = _automaton.Alphabet.First(_automaton.CharactersOf(end)).ToString();
        List<int> states = [end];
        while (at.Left != at.Right)
        {
            word = _automaton.Alphabet.First(_automaton.CharactersOf(at.Left).And(_automaton.CharactersOf(at.Right))) + word;
            states.AddRange([at.Left, at.Right]);
            at = from[at];
        }

        List<int> back = end == at.Left ? [] : Way([end], at.Left)!.GetRange(1, Way([end], at.Left)!.Count - 1);
        return Attack(at.Left, word + Spell(back), [at.Left, .. states, .. back]);
    }

    private Explosion? Cubic()
    {
        foreach (char character in _automaton.Alphabet.All)
        {
            Characters only = _automaton.Alphabet.Only(character);
            var chains = new Dictionary<int, List<int>>();
            for (int state = 0; state < _automaton.Count; state++)
            {
                List<int> chain = Chain(state, only, chains);
                if (chain.Count < Degree)
                    continue;
                TextRange? first = _automaton.LoopOf(chain[0]);
                TextRange? last = _automaton.LoopOf(chain[chain.Count - 1]);
                if (first is { } begin && last is { } end && Attack(chain[0], character.ToString(), chain, new TextRange(begin.Start, end.Start + end.Length - begin.Start)) is { } explosion)
                    return explosion;
            }
        }

        return null;
    }

    /// <summary>The chain of states with their own loop, from a state on, that match the same character.</summary>
    private List<int> Chain(int state, Characters only, Dictionary<int, List<int>> chains)
    {
        if (chains.TryGetValue(state, out List<int>? known))
            return known;
        chains[state] = [];
        if (_automaton.CharactersOf(state).And(only).IsEmpty)
            return [];
        List<int> longest = [];
        foreach (int next in Next(state))
        {
            List<int> chain = next == state ? [] : Chain(next, only, chains);
            if (chain.Count > longest.Count)
                longest = chain;
        }

        return chains[state] = _automaton.Ways(state, state) > 0 ? [state, .. longest] : longest;
    }

    private Explosion? Attack(int state, string pump, IReadOnlyCollection<int> states, TextRange? range = null)
    {
        if (Way(_automaton.First, state) is not { } way)
            return null;
        string prefix = Spell(way);
        foreach (string suffix in (string[])["!", "\n", "", "\u00e9", " ", "-", "0", "a", "!\n"])
        {
            // A text that is accepted does not need much time.
            if (_wide.Accepts(prefix + pump + pump + pump + suffix) || _wide.Accepts(prefix + pump + pump + pump + pump + suffix))
                continue;
            return (range ?? _automaton.LoopAround(states)) is { } responsible ? new Explosion(responsible, prefix, pump, suffix, IsExponential: range is null) : null;
        }

        return null;
    }

    private string Spell(IEnumerable<int> states) => string.Concat(states.Select(state => _automaton.Alphabet.First(_automaton.CharactersOf(state))));

    /// <summary>The shortest path from one of some states to another state, both included.</summary>
    private List<int>? Way(IEnumerable<int> starts, int end)
    {
        var from = new Dictionary<int, int>();
        var queue = new Queue<int>();
        foreach (int start in starts.Where(start => !_automaton.CharactersOf(start).IsEmpty && !from.ContainsKey(start)))
        {
            from[start] = -1;
            queue.Enqueue(start);
        }

        while (queue.Count > 0)
        {
            int at = queue.Dequeue();
            if (at == end)
            {
                List<int> way = [];
                for (; at >= 0; at = from[at])
                    way.Insert(0, at);
                return way;
            }

            foreach (int next in Next(at).Where(next => !from.ContainsKey(next)))
            {
                from[next] = at;
                queue.Enqueue(next);
            }
        }

        return null;
    }
}
