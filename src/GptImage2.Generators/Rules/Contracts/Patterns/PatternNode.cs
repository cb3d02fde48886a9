using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>A part of a regular expression.</summary>
/// <param name="Key">A text that is the same for parts that match the same.</param>
internal abstract record PatternNode(string Key);

/// <summary>One character out of a set, which the pattern writes in one or more ways.</summary>
internal sealed record CharacterNode(string Key) : PatternNode(Key);

/// <summary>One after the other; nothing at all, where there are no parts.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Parts) : PatternNode(string.Concat(Parts.Select(static part => part.Key)));

internal sealed record ChoiceNode(IReadOnlyList<PatternNode> Ways) : PatternNode("(?:" + string.Join("|", Ways.Select(static way => way.Key)) + ")");

/// <param name="Body">What is repeated.</param>
/// <param name="Least">How often at least.</param>
/// <param name="Most">How often at most; null where there is no end.</param>
/// <param name="IsLazy">Whether as seldom as possible.</param>
/// <param name="Range">Where it stands in the pattern.</param>
internal sealed record LoopNode(PatternNode Body, int Least, int? Most, bool IsLazy, TextRange Range)
    : PatternNode("(?:" + Body.Key + "){" + Least.Invariant() + "," + (Most?.Invariant() ?? "") + "}");

internal sealed record CaptureNode(PatternNode Body) : PatternNode("(" + Body.Key + ")");

/// <summary>What matches a place and no character.</summary>
internal sealed record AnchorNode(string Key, bool IsStart, bool IsEnd) : PatternNode(Key);

/// <summary>What is not looked into: a reference to a group, a condition, a look around.</summary>
internal sealed record OpaqueNode(string Key) : PatternNode(Key);
