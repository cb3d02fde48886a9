namespace GptImage2.Generators.Model;

/// <summary>A validation attribute that is not one of the constraints.</summary>
/// <param name="AttributeType">Its class, fully qualified.</param>
/// <param name="Creation">The expression that creates it.</param>
/// <param name="Member">The member that it validates, as C# writes it; null for the type.</param>
/// <param name="DisplayName">The name of the member in messages; empty for the type.</param>
internal sealed record ValidationModel(string AttributeType, string Creation, string? Member, string DisplayName);
