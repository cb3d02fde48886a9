namespace GptImage2.Generators.Model;

/// <summary>A type that holds one scalar, and is that scalar in JSON.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Creation">The start of the expression that makes it; the scalar in parentheses follows.</param>
/// <param name="Property">The property that returns the scalar, as C# writes it.</param>
internal sealed record ValueObjectModel(string Name, string Creation, string Property);
