namespace GptImage2.Generators.Model;

/// <summary>A file that contains a message.</summary>
/// <param name="Path">Its path with slashes; relative to the folder of the project if the file is inside it.</param>
/// <param name="Text">Its text; empty if it is too long.</param>
/// <param name="IsTooLong">Whether it has more characters than any prompt can have.</param>
internal sealed record PromptFile(string Path, string Text, bool IsTooLong = false);
