namespace GptImage2.Generators.Declarations;

/// <summary>A part of a type, and one of its attributes.</summary>
/// <param name="Attribute">The last part of the name of the attribute, as written.</param>
/// <param name="Type">The part of the type.</param>
internal readonly record struct AttributedType(string Attribute, DeclaredType Type);
