namespace GptImage2.Generators.Model;

/// <param name="Name">The member in C#, escaped where it is a keyword.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="IsAlias">Whether a member before it has the same value; it is read but never written.</param>
/// <param name="Description">Its description; null if there is none.</param>
internal sealed record EnumMemberModel(string Name, string JsonName, bool IsAlias, string? Description)
{
    /// <summary>Its value as a number, if the member cannot be named because it is obsolete.</summary>
    public string? Number { get; init; }

    /// <summary>The member as an expression.</summary>
    public string Of(string type) => Number is null ? $"{type}.{Name}" : $"({type})({Number})";
}
