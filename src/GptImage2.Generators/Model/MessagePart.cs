namespace GptImage2.Generators.Model;

/// <summary>A part of a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, or the name of the parameter.</param>
/// <param name="Format">The format of a value; null if the template sets none.</param>
/// <param name="Optional">Whether the parameter may be null; null adds nothing to the message.</param>
/// <param name="Quoted">Whether the value is written between fences.</param>
/// <param name="Value">The type of a value that is written as JSON.</param>
internal sealed record MessagePart(
    MessagePartKind Kind,
    string Text,
    string? Format = null,
    bool Optional = false,
    bool Quoted = false,
    ValueModel? Value = null)
{
    /// <summary>The code after the parameter that gets the scalar of a value object; empty for any other type.</summary>
    public string Access { get; init; } = "";

    /// <summary>Whether it is the value of a parameter.</summary>
    public bool Names(ArgumentModel argument) => Kind != MessagePartKind.Text && Text == argument.Identifier;
}

internal enum MessagePartKind
{
    Text,
    Value,
    EnumName,
    Json,
    Image,
    Images,
}
