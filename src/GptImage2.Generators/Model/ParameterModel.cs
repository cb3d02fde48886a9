namespace GptImage2.Generators.Model;

/// <summary>A parameter of a method.</summary>
/// <param name="Type">The type, fully qualified.</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
internal sealed record ParameterModel(string Type, string Name);
