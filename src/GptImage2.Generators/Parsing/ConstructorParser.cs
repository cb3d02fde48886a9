using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Parsing;

/// <summary>Chooses the constructor that creates the object of a contract.</summary>
internal static class ConstructorParser
{
    /// <summary>
    /// The first of these that exists: the constructor with <c>[JsonConstructor]</c>, the primary one, a public one without
    /// parameters, the only public one.
    /// </summary>
    /// <param name="type">The contract.</param>
    /// <param name="home">The project of the generated code.</param>
    /// <param name="sink">Where it is reported that there is none.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    public static IMethodSymbol? Choose(INamedTypeSymbol type, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        bool isForeign = type.IsForeign(home);
        IMethodSymbol? marked = null;
        IMethodSymbol? primary = null;
        IMethodSymbol? empty = null;
        IMethodSymbol? only = null;
        int publicCount = 0;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (IsCopy(constructor, type) || !constructor.IsShownTo(home))
                continue;
            if (constructor.FindAttribute(SymbolNames.Serialization, "JsonConstructorAttribute") is not null)
            {
                if (marked is not null)
                    NoUsableConstructor.ReportTwoMarked(type, sink);
                marked = constructor;
            }

            if (!isForeign && IsPrimary(constructor, cancellationToken))
                primary = constructor;
            if (constructor.DeclaredAccessibility != Accessibility.Public)
                continue;
            publicCount++;
            only = constructor;
            if (constructor.Parameters.IsEmpty)
                empty = constructor;
        }

        if ((marked ?? primary ?? empty ?? (publicCount == 1 ? only : null)) is { } chosen)
        {
            if (type.Arity > 0 && chosen.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal))
                NoUsableConstructor.ReportHiddenOfGeneric(type, sink);
            if (Obstacle(chosen) is { } obstacle)
                NoUsableConstructor.ReportUncallable(type, chosen, obstacle, sink);
            return chosen;
        }

        NoUsableConstructor.ReportNone(type, publicCount, sink);
        return null;
    }

    /// <summary>
    /// The arguments of the optional parameters that set no member. Without them the compiler may choose another constructor.
    /// </summary>
    public static EquatableArray<string> ExtraArguments(INamedTypeSymbol type, IMethodSymbol constructor, IReadOnlyList<(ISymbol Member, IParameterSymbol? Parameter)> members)
    {
        if (constructor.Parameters.IsEmpty || type.InstanceConstructors.Count(other => !IsCopy(other, type)) < 2)
            return [];
        return constructor.Parameters
            .Where(parameter => parameter.HasExplicitDefaultValue && !members.Any(member => SymbolEqualityComparer.Default.Equals(member.Parameter, parameter)))
            .Select(static parameter => $"{CSharpText.Identifier(parameter.Name)}: {DefaultValue.OfType(parameter)}")
            .ToEquatableArray();
    }

    /// <summary>
    /// Whether the constructor can be chosen from the compiled assembly alone, because there is at most one.
    /// </summary>
    public static bool IsPlain(INamedTypeSymbol type)
    {
        int count = 0;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (IsCopy(constructor, type) || (type.IsValueType && constructor.IsImplicitlyDeclared))
                continue;

            // A struct can always be created without a constructor, and its assembly shows nothing else.
            bool isPlain = constructor.DeclaredAccessibility == Accessibility.Public
                && (!type.IsValueType || (type.IsRecord && !constructor.Parameters.Any(parameter => parameter.HasExplicitDefaultValue)));
            count += isPlain ? 1 : 2;
        }

        return count <= 1;
    }

    /// <summary>The parameter of a constructor that sets a property.</summary>
    public static IParameterSymbol? Parameter(INamedTypeSymbol type, ISymbol property, IAssemblySymbol? home = null)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (home is not null && !constructor.IsShownTo(home))
                continue;
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, property.MemberType()))
                    return parameter;
            }
        }

        return null;
    }

    // Why generated code cannot call a constructor; null where it can.
    private static string? Obstacle(IMethodSymbol constructor)
    {
        if (constructor.IsVararg)
            return "it takes '__arglist'";
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                return $"its parameter '{parameter.Name}' is passed by '{(parameter.RefKind == RefKind.Ref ? "ref" : "out")}': pass it by value or by 'in'";
            if (parameter.Type.HasPointer())
                return $"its parameter '{parameter.Name}' is a pointer";
        }

        return null;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord
        && constructor.Parameters is [{ } parameter]
        && SymbolEqualityComparer.Default.Equals(parameter.Type, type);

    public static bool IsPrimary(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in constructor.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax)
                return true;
        }

        return false;
    }
}
