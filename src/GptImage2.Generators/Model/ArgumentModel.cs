using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Model;

/// <summary>A parameter as a template may use it.</summary>
/// <param name="Name">The name, as templates write it.</param>
/// <param name="Identifier">The name, escaped where it is a keyword.</param>
/// <param name="Type">The type as people write it.</param>
/// <param name="Kind">What it becomes in a message; null where it can become nothing.</param>
/// <param name="Optional">Whether it may be null, which then leaves no trace in the message.</param>
/// <param name="TakesFormat">Whether a format applies to it.</param>
/// <param name="Scalar">The type of the value, where it is one value in JSON.</param>
/// <param name="Value">The type of a value that is written as in JSON.</param>
/// <param name="IsRefused">Whether it was told already that the model takes nothing of its type.</param>
internal sealed record ArgumentModel(
    string Name,
    string Identifier,
    string Type,
    MessagePartKind? Kind,
    bool Optional,
    bool TakesFormat,
    Scalar? Scalar,
    ValueModel? Value,
    bool IsRefused = false);
