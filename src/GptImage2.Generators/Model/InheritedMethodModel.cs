namespace GptImage2.Generators.Model;

/// <summary>A call of an inherited client.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Signature">How it is declared.</param>
internal sealed record InheritedMethodModel(string Name, MethodSignature Signature);
