using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI0010: nothing is wrong with an annotated type, but the generator saw less of it than the compiler.</summary>
internal static class NothingGenerated
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI0010",
        "The generator does not see the code of another generator",
        "No code is generated for '{0}': {1}");

    /// <summary>Reports a type without faults that is not generated, if code of another generator explains it.</summary>
    public static void Check(INamedTypeSymbol type, DiagnosticSink sink)
    {
        if (type.DeclaringSyntaxReferences.All(static part => GeneratedCode.IsOfAnotherGenerator(part.SyntaxTree)))
            sink.Report(Descriptor, type, type.Display(), "another generator writes it, and a generator does not see what others write: declare it in a C# file of the project");
        else if (Uses(type).FirstOrDefault(static used => used.DeclaringSyntaxReferences.Any(static part => GeneratedCode.IsOfAnotherGenerator(part.SyntaxTree))) is { } written)
            sink.Report(Descriptor, type, type.Display(), $"it uses '{written.Display()}', which another generator writes or completes, and a generator does not see what others write: use a type that is complete in the C# files of the project, or move '{written.Name}' into a project that this one references");
    }

    // The types that its code depends on; those of other projects are complete.
    private static IEnumerable<INamedTypeSymbol> Uses(INamedTypeSymbol type)
    {
        yield return type;
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
            yield return at;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
            yield return implemented;
        foreach (ISymbol member in type.GetMembers())
        {
            IEnumerable<ITypeSymbol> types = member switch
            {
                IPropertySymbol property => [property.Type],
                IMethodSymbol method => [method.ReturnType, .. method.Parameters.Select(static parameter => parameter.Type)],
                _ => [],
            };
            foreach (INamedTypeSymbol named in types.SelectMany(Named))
                yield return named;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named => [named, .. named.TypeArguments.SelectMany(Named)],
        _ => [],
    };
}
