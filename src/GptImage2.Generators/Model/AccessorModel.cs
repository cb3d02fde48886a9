using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>An accessor or a field that generated code reaches by <c>[UnsafeAccessor]</c>, because C# code cannot name it there.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the property or the field.</param>
/// <param name="Type">The type that declares it, with its type parameters.</param>
/// <param name="IsValueType">Whether that type is a struct.</param>
/// <param name="Value">The type of the value, with type parameters.</param>
/// <param name="TypeParameters">The type parameters of the type; empty if it is not generic.</param>
/// <param name="Constraints">Their constraints: <c> where T : struct</c>.</param>
/// <param name="TypeArguments">Their arguments in the contract.</param>
internal sealed record AccessorModel(
    AccessorKind Kind,
    string Name,
    string Type,
    bool IsValueType,
    string Value,
    EquatableArray<string> TypeParameters,
    string Constraints,
    EquatableArray<string> TypeArguments);
