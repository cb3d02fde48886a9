using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>A part of a pattern that .NET supports and ECMA-262 does not.</summary>
/// <param name="Range">Its position in the pattern.</param>
/// <param name="Alternative">What to write instead.</param>
internal readonly record struct EcmaProblem(TextRange Range, string Alternative);
