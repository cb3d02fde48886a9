using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>A contract whose value is one of several derived types, which a member distinguishes.</summary>
/// <param name="Discriminator">The name of that member in JSON.</param>
/// <param name="Cases">The derived types, in declared order.</param>
/// <param name="IsDeclared">Whether it is declared by the keyword <c>union</c>, so that it holds a value of a derived type.</param>
internal sealed record UnionModel(string Discriminator, EquatableArray<UnionCase> Cases, bool IsDeclared = false);

/// <param name="ClrType">The derived type, fully qualified.</param>
/// <param name="Text">The value of the discriminator.</param>
/// <param name="IsNumber">Whether that is a number.</param>
internal sealed record UnionCase(string ClrType, string Text, bool IsNumber);
