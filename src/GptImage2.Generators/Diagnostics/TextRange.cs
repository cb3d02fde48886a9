namespace GptImage2.Generators.Diagnostics;

/// <summary>A range of characters of a constant text.</summary>
internal readonly record struct TextRange(int Start, int Length);
