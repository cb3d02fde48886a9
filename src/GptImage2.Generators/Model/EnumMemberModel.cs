namespace GptImage2.Generators.Model;

/// <param name="Name">The member in C#, escaped where it is a keyword.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="IsAlias">Whether a member before it has the same value; it is read, and never written.</param>
/// <param name="Description">What it means; null where nothing says so.</param>
internal sealed record EnumMemberModel(string Name, string JsonName, bool IsAlias, string? Description);
