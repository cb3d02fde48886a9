using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>What .NET understands in a pattern and ECMA-262 does not.</summary>
/// <param name="Range">Where it stands in the pattern.</param>
/// <param name="Alternative">What to write instead.</param>
internal readonly record struct EcmaProblem(TextRange Range, string Alternative);
