namespace GptImage2.Generators.Model;

/// <summary>A file that contains a message.</summary>
/// <param name="Path">Its path with slashes; relative to the folder of the project if the file is inside it.</param>
/// <param name="Text">Its text.</param>
internal sealed record PromptFile(string Path, string Text);
