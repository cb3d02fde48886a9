namespace GptImage2.Generators.Model;

/// <summary>A member that holds examples of a call.</summary>
/// <param name="Access">The expression that reads it.</param>
/// <param name="IsSequence">Whether it holds any number of examples instead of one.</param>
internal sealed record ExampleModel(string Access, bool IsSequence);
