using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>The declaration of a partial type that generated code adds to.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Containers">The declarations around it, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Header">Its own declaration: <c>partial record struct Receipt</c>.</param>
/// <param name="ClrType">The type, fully qualified.</param>
/// <param name="HintName">The name of the generated file without its ending.</param>
internal sealed record DeclarationModel(
    string Namespace,
    EquatableArray<string> Containers,
    string Header,
    string ClrType,
    string HintName)
{
    /// <summary>Whether it is an interface.</summary>
    public bool IsInterface => Header.StartsWith("partial interface ", StringComparison.Ordinal);
}
