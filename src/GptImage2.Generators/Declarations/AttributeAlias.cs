namespace GptImage2.Generators.Declarations;

/// <summary>A <c>using</c> that gives a type another name.</summary>
/// <param name="Name">The name that it gives.</param>
/// <param name="Target">The last part of the name of the type.</param>
/// <param name="IsGlobal">Whether it applies to all files.</param>
internal readonly record struct AttributeAlias(string Name, string Target, bool IsGlobal);
