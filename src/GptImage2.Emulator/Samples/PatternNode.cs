namespace GptImage2.Emulator.Samples;

/// <summary>A part of a regular expression, as far as text is to be made from it.</summary>
internal abstract record PatternNode
{
    public sealed record Chars(string Allowed) : PatternNode;

    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    public sealed record Choice(IReadOnlyList<PatternNode> Options) : PatternNode;

    public sealed record Repeat(PatternNode Part, int Min, int? Max) : PatternNode;
}
