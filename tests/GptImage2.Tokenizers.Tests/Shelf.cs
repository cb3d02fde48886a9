namespace GptImage2.Tokenizers.Tests;

/// <summary>A shelf.</summary>
/// <param name="Articles">What is on it.</param>
[JsonContract]
internal sealed partial record Shelf(IReadOnlyList<string> Articles);
