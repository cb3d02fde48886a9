namespace GptImage2.Generators.Model;

/// <summary>A member of a contract.</summary>
/// <param name="Name">The property, escaped where it is a keyword.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Value">Its type.</param>
/// <param name="Constraints">What its value must be.</param>
/// <param name="Required">Whether it must stand in the reply.</param>
/// <param name="Description">What it means; null where nothing says so.</param>
/// <param name="Binding">How its value gets into the object.</param>
/// <param name="Target">The constructor parameter, or the type that declares the init accessor; null for the rest.</param>
/// <param name="Default">What it has when it is missing, in C#; null where that is the default of its type.</param>
internal sealed record MemberModel(
    string Name,
    string JsonName,
    ValueModel Value,
    ConstraintModel Constraints,
    bool Required,
    string? Description,
    MemberBinding Binding,
    string? Target,
    string? Default);
