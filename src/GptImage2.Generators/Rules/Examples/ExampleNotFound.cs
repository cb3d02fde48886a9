using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI5001: the member that holds the examples does not exist.</summary>
internal static class ExampleNotFound
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI5001",
        "The member with the examples does not exist",
        "[Example] of '{0}' names '{1}', which {2} does not have{3}");

    /// <param name="method">The method.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="types">The types that do not have it.</param>
    /// <param name="suggestion">The name that was probably meant; null if no name is similar.</param>
    /// <param name="location">The argument of the attribute.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Report(IMethodSymbol method, string name, IReadOnlyList<INamedTypeSymbol> types, string? suggestion, DiagnosticLocation location, DiagnosticSink sink) =>
        sink.Report(Descriptor, location, suggestion, method.Name, name, Places(types), suggestion is null ? "" : $" (did you mean '{suggestion}'?)");

    private static string Places(IReadOnlyList<INamedTypeSymbol> types)
    {
        string[] names = [.. types.Where(static type => !type.IsImplicitlyDeclared).Select(static type => $"'{type.Display()}'")];
        return string.Join(" or ", names);
    }
}
