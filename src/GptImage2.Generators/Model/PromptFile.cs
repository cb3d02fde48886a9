namespace GptImage2.Generators.Model;

/// <summary>A file that holds a message.</summary>
/// <param name="Path">Its path with slashes, from the folder of the project where it stands in it.</param>
/// <param name="Text">What it holds.</param>
internal sealed record PromptFile(string Path, string Text);
