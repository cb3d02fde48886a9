using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>A part of a regular expression.</summary>
/// <param name="Key">A text that is the same for parts that match the same.</param>
internal abstract record PatternNode(string Key);

/// <summary>One character of a set, which the pattern can match in one or more ways.</summary>
internal sealed record CharacterNode(string Key) : PatternNode(Key);

/// <summary>Parts in a sequence; an empty match if there are no parts.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Parts) : PatternNode(string.Concat(Parts.Select(static part => part.Key)));

internal sealed record ChoiceNode(IReadOnlyList<PatternNode> Ways) : PatternNode("(?:" + string.Join("|", Ways.Select(static way => way.Key)) + ")");

/// <param name="Body">The repeated part.</param>
/// <param name="Least">The minimum number of repetitions.</param>
/// <param name="Most">The maximum number of repetitions; null if there is no maximum.</param>
/// <param name="IsLazy">Whether it repeats as rarely as possible.</param>
/// <param name="Range">Its position in the pattern.</param>
internal sealed record LoopNode(PatternNode Body, int Least, int? Most, bool IsLazy, TextRange Range)
    : PatternNode("(?:" + Body.Key + "){" + Least.Invariant() + "," + (Most?.Invariant() ?? "") + "}");

internal sealed record CaptureNode(PatternNode Body) : PatternNode("(" + Body.Key + ")");

/// <summary>An assertion, which matches a position and no character.</summary>
internal sealed record AnchorNode(string Key, bool IsStart, bool IsEnd) : PatternNode(Key);

/// <summary>A part that is not analyzed: a reference to a group, a condition, a lookaround.</summary>
internal sealed record OpaqueNode(string Key) : PatternNode(Key);
