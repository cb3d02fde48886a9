namespace GptImage2.Emulator.Samples;

/// <summary>A part of a regular expression, as far as text is to be made from it.</summary>
internal abstract record SamplePatternNode
{
    public sealed record Chars(string Allowed) : SamplePatternNode;

    public sealed record Sequence(IReadOnlyList<SamplePatternNode> Parts) : SamplePatternNode;

    public sealed record Choice(IReadOnlyList<SamplePatternNode> Options) : SamplePatternNode;

    public sealed record Repeat(SamplePatternNode Part, int Min, int? Max) : SamplePatternNode;
}
