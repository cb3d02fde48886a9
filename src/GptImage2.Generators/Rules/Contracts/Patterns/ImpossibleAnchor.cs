using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>An anchor at which no text matches.</summary>
/// <param name="Range">Its position in the pattern.</param>
/// <param name="Problem">Why no text matches, and what to do.</param>
internal sealed record ImpossibleAnchor(TextRange Range, string Problem);
