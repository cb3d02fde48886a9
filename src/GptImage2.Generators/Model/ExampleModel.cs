namespace GptImage2.Generators.Model;

/// <summary>A member that contains examples of a call.</summary>
/// <param name="Access">The expression that reads it.</param>
/// <param name="IsSequence">Whether it is a sequence of examples instead of one example.</param>
internal sealed record ExampleModel(string Access, bool IsSequence);
