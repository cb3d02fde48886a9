namespace GptImage2.Repairing;

/// <summary>A value that was found in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="IsObject">Whether it is an object; else it is an array.</param>
/// <param name="End">Where it ends, or could be read to.</param>
/// <param name="Edits">What makes JSON of it, or of what could be read of it.</param>
/// <param name="IsComplete">Whether it was read to its end.</param>
/// <param name="IsUnfinished">Whether the text ended before it did.</param>
/// <param name="HasMember">Whether it has a member, with name and colon: then it was meant as JSON.</param>
internal sealed record RelaxedValue(int Start, bool IsObject, int End, IReadOnlyList<TextEdit> Edits, bool IsComplete, bool IsUnfinished, bool HasMember);
