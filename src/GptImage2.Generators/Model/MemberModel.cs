namespace GptImage2.Generators.Model;

/// <summary>A member of a contract.</summary>
/// <param name="Name">The property, escaped where it is a keyword.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Value">Its type.</param>
/// <param name="Constraints">The constraints of its value.</param>
/// <param name="Required">Whether the reply must contain it.</param>
/// <param name="Description">Its description; null if there is none.</param>
/// <param name="Binding">How its value is set in the object.</param>
/// <param name="Target">The constructor parameter; otherwise null.</param>
/// <param name="Default">Its value when it is missing, as a C# expression; null for the default of its type.</param>
internal sealed record MemberModel(
    string Name,
    string JsonName,
    ValueModel Value,
    ConstraintModel Constraints,
    bool Required,
    string? Description,
    MemberBinding Binding,
    string? Target,
    string? Default)
{
    /// <summary>The base type through which the member is reached, if a member of a derived type hides it.</summary>
    public string? Through { get; init; }

    /// <summary>The accessor that reads it, if C# code cannot name the member.</summary>
    public AccessorModel? Getter { get; init; }

    /// <summary>The accessor that sets it, if C# code cannot name the member.</summary>
    public AccessorModel? Setter { get; init; }

    /// <summary>Whether the constructor takes it by reference to read it.</summary>
    public bool IsPassedIn { get; init; }
}
