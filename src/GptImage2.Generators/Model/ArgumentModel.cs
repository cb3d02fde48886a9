using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Model;

/// <summary>A parameter as a template may use it.</summary>
/// <param name="Name">The name, as templates write it.</param>
/// <param name="Identifier">The name, escaped where it is a keyword.</param>
/// <param name="Type">The type as it is shown in messages.</param>
/// <param name="Kind">What it becomes in a message; null if it cannot be part of a message.</param>
/// <param name="Optional">Whether it may be null; null adds nothing to the message.</param>
/// <param name="TakesFormat">Whether a format applies to it.</param>
/// <param name="Scalar">The type of the value, if it is a scalar.</param>
/// <param name="Value">The type of a value that is written as JSON.</param>
/// <param name="IsRefused">Whether it was already reported that the model does not accept its type.</param>
internal sealed record ArgumentModel(
    string Name,
    string Identifier,
    string Type,
    MessagePartKind? Kind,
    bool Optional,
    bool TakesFormat,
    Scalar? Scalar,
    ValueModel? Value,
    bool IsRefused = false)
{
    /// <summary>The code after the parameter that gets the scalar of a value object; empty for any other type.</summary>
    public string Access { get; init; } = "";
}
