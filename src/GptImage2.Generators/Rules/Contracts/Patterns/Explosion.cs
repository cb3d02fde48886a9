using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>A text for which a backtracking engine needs almost endless time, and the reason.</summary>
/// <param name="Range">The part of the pattern that causes it.</param>
/// <param name="Prefix">The beginning of the text, which leads to the loop.</param>
/// <param name="Pump">The repeated part of the text.</param>
/// <param name="Suffix">The end of the text, which does not match.</param>
/// <param name="IsExponential">Whether each repetition multiplies the time; otherwise the time grows with the third power.</param>
internal sealed record Explosion(TextRange Range, string Prefix, string Pump, string Suffix, bool IsExponential)
{
    public string Text(int times) => Prefix + string.Concat(Enumerable.Repeat(Pump, times)) + Suffix;
}
