using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>A text that a backtracking engine needs forever for, and why.</summary>
/// <param name="Range">The part of the pattern that is to blame.</param>
/// <param name="Prefix">What leads to it.</param>
/// <param name="Pump">What is repeated.</param>
/// <param name="Suffix">What does not match in the end.</param>
/// <param name="IsExponential">Whether each repetition multiplies the time; else it grows with the third power.</param>
internal sealed record Explosion(TextRange Range, string Prefix, string Pump, string Suffix, bool IsExponential)
{
    public string Text(int times) => Prefix + string.Concat(Enumerable.Repeat(Pump, times)) + Suffix;
}
