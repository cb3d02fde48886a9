using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>
/// The characters of a pattern as states (Glushkov's construction), with the number of ways from each state to the next. If
/// there are several ways, a backtracking engine tries them one by one.
/// </summary>
internal sealed class PositionAutomaton
{
    private const int MostStates = 120;
    private const int MostCopies = 8;

    // This number of rounds takes very little time, even with two ways in each of them.
    private const int FewRounds = 30;

    private readonly Alphabet _alphabet;
    private readonly bool _isWide;
    private readonly List<Characters> _characters = [];
    private readonly List<Dictionary<int, int>> _next = [];
    private readonly List<HashSet<int>> _few = [];
    private readonly List<(HashSet<int> States, TextRange Range)> _loops = [];
    private bool _isOpaque;
    private bool _isInLoop;

    private PositionAutomaton(Alphabet alphabet, bool isWide)
    {
        _alphabet = alphabet;
        _isWide = isWide;
    }

    public Alphabet Alphabet => _alphabet;

    public int Count => _characters.Count;

    public IReadOnlyList<int> First { get; private set; } = [];

    private HashSet<int> Last { get; set; } = [];

    private bool TakesNothing { get; set; }

    /// <param name="root">The pattern.</param>
    /// <param name="alphabet">The characters that are considered.</param>
    /// <param name="isWide">Whether a long loop is treated as endless, so that everything is accepted that the pattern accepts; otherwise it is one step.</param>
    /// <returns>Null if the pattern has parts that are not analyzed, or too many parts.</returns>
    public static PositionAutomaton? Of(PatternNode root, Alphabet alphabet, bool isWide)
    {
        var automaton = new PositionAutomaton(alphabet, isWide);
        Part whole = automaton.Add(WithoutAnchors(root));
        automaton.First = [.. whole.First];
        automaton.Last = [.. whole.Last];
        automaton.TakesNothing = whole.IsNullable;
        return automaton._isOpaque ? null : automaton;
    }

    public Characters CharactersOf(int state) => _characters[state];

    /// <summary>The states after a state, without those that are reached only a few times.</summary>
    public IEnumerable<int> Next(int state) => _next[state].Keys;

    public int Ways(int state, int next) => _next[state].TryGetValue(next, out int ways) ? ways : 0;

    /// <summary>The loop of one state.</summary>
    public TextRange? LoopOf(int state) => LoopsAround([state]) is [{ } loop, ..] ? loop.Range : null;

    /// <summary>
    /// The smallest loop around some states; for a single state, the smallest loop around its own loop.
    /// </summary>
    public TextRange? LoopAround(IReadOnlyCollection<int> states) => LoopsAround(states) switch
    {
        [] => null,
        [{ States.Count: 1 }, { } outer, ..] => outer.Range,
        [{ } only, ..] => only.Range,
    };

    private List<(HashSet<int> States, TextRange Range)> LoopsAround(IReadOnlyCollection<int> states) =>
        [.. _loops.Where(loop => states.All(loop.States.Contains)).OrderBy(static loop => loop.Range.Length)];

    public bool Accepts(string text)
    {
        HashSet<int>? states = null;
        foreach (char c in text)
        {
            Characters only = _alphabet.Only(c);
            states = [.. (states is null ? First : states.SelectMany(state => Next(state).Concat(_few[state]))).Where(state => !_characters[state].And(only).IsEmpty)];
        }

        return states is null ? TakesNothing : states.Overlaps(Last);
    }

    // The complete text is matched in any case.
    private static PatternNode WithoutAnchors(PatternNode root) => root switch
    {
        AnchorNode => new SequenceNode([]),
        ChoiceNode choice => new ChoiceNode([.. choice.Ways.Select(WithoutAnchors)]),
        CaptureNode capture => WithoutAnchors(capture.Body),
        SequenceNode sequence => new SequenceNode([.. sequence.Parts.Where((part, i) =>
            !(part is AnchorNode { IsStart: true } && i == 0) && !(part is AnchorNode { IsEnd: true } && i == sequence.Parts.Count - 1))]),
        _ => root,
    };

    private Part Add(PatternNode node)
    {
        if (_isOpaque)
            return Part.Empty;
        switch (node)
        {
            case CharacterNode character:
                return State(character);
            case CaptureNode capture:
                return Add(capture.Body);
            case SequenceNode sequence:
                Part whole = Part.Empty;
                foreach (PatternNode part in sequence.Parts)
                    whole = Then(whole, Add(part));
                return whole;
            case ChoiceNode choice:
                List<Part> ways = [.. choice.Ways.Select(Add)];
                return new Part([.. ways.SelectMany(static way => way.First)], [.. ways.SelectMany(static way => way.Last)], ways.Exists(static way => way.IsNullable));
            case LoopNode loop:
                return Loop(loop);
            default:
                _isOpaque = true;
                return Part.Empty;
        }
    }

    private Part State(CharacterNode character)
    {
        if (_characters.Count == MostStates)
        {
            _isOpaque = true;
            return Part.Empty;
        }

        _characters.Add(_alphabet.Of(character));
        _next.Add([]);
        _few.Add([]);
        List<int> only = [_characters.Count - 1];
        return new Part(only, only, IsNullable: false);
    }

    private Part Loop(LoopNode loop)
    {
        bool isEndless = loop.Most is null || (_isWide && loop.Most > MostCopies);
        bool isFew = isEndless && !_isInLoop && loop.Most < FewRounds;
        Part whole = Part.Empty;
        int least = isEndless ? Math.Min(loop.Least - 1, MostCopies) : loop.Least;
        for (int i = 0; i < least && !_isOpaque; i++)
            whole = Then(whole, Add(loop.Body));
        if (isEndless)
        {
            int start = Count;
            bool wasInLoop = _isInLoop;
            _isInLoop |= !isFew;
            Part body = Add(loop.Body);
            _isInLoop = wasInLoop;
            if (isFew)
                body.Last.ForEach(state => _few[state].UnionWith(body.First));
            else
                Connect(body.Last, body.First);
            _loops.Add(([.. Enumerable.Range(start, Count - start)], loop.Range));
            return Then(whole, body with { IsNullable = body.IsNullable || loop.Least == 0 });
        }

        // x{2,4} is xx(x(x)?)?, and a long repetition is one more step.
        int more = Math.Min(loop.Most!.Value - loop.Least, _isWide ? MostCopies : 1);
        Part rest = Part.Empty;
        for (int i = 0; i < more && !_isOpaque; i++)
            rest = Then(Add(loop.Body), rest) with { IsNullable = true };
        return Then(whole, rest);
    }

    private Part Then(Part left, Part right)
    {
        Connect(left.Last, right.First);
        return new Part(
            left.IsNullable ? [.. left.First, .. right.First] : left.First,
            right.IsNullable ? [.. left.Last, .. right.Last] : right.Last,
            left.IsNullable && right.IsNullable);
    }

    private void Connect(List<int> from, List<int> to)
    {
        foreach (int state in from)
        {
            foreach (int next in to)
                _next[state][next] = Ways(state, next) + 1;
        }
    }

    /// <summary>A part of the automaton: where it begins and ends.</summary>
    private sealed record Part(List<int> First, List<int> Last, bool IsNullable)
    {
        public static Part Empty { get; } = new([], [], IsNullable: true);
    }
}
