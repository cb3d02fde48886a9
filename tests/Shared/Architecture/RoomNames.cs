namespace GptImage2.Architecture;

/// <summary>How the room of a file is named after its folder.</summary>
internal enum RoomNames
{
    /// <summary>By the first folder of its path: <c>Parsing/Patterns/Alphabet.cs</c> is in the room <c>Parsing</c>.</summary>
    FirstSegment,

    /// <summary>By the full path of its folder: <c>Parsing/Patterns/Alphabet.cs</c> is in the room <c>Parsing/Patterns</c>.</summary>
    FullPath,
}
