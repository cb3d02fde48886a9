namespace GptImage2.Repairing;

/// <summary>An object or array that was found in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="IsObject">Whether it is an object; otherwise it is an array.</param>
/// <param name="End">Where it ends, or where reading stopped.</param>
/// <param name="Edits">The edits that turn it, or the part that was read, into JSON.</param>
/// <param name="IsComplete">Whether it was read completely.</param>
/// <param name="IsUnfinished">Whether the text ended before the value did.</param>
/// <param name="HasMember">Whether it has a member with name and colon: it is meant as JSON then.</param>
internal sealed record RelaxedValue(int Start, bool IsObject, int End, List<TextEdit> Edits, bool IsComplete, bool IsUnfinished, bool HasMember)
{
    /// <summary>Where the objects and arrays inside of it begin that were open when reading stopped. Read alone, they stop at the same place.</summary>
    public IReadOnlyList<int> Open { get; init; } = [];
}
