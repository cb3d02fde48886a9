using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Recognises types that hold one scalar and are that scalar in JSON: those of Vogen; those with a static method
/// <c>From</c>; those whose only public constructor takes the scalar.
/// </summary>
internal static class ValueObjectParser
{
    private const string Value = "Value";
    private const string Factory = "From";

    public static ScalarValue? Parse(ITypeSymbol type, bool nullable)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsAbstract: false, IsRefLikeType: false, IsTupleType: false } named
            || !CanBeNamed(named)
            || named.IsContract())
        {
            return null;
        }

        if (VogenTypes.Is(named))
            return (VogenTypes.Underlying(named) is { } held ? ScalarParser.Parse(held) : ScalarTable.Find("Int32")) is { } scalar ? Of(named, nullable, scalar, $"{named.QualifiedName()}.{Factory}", Value) : null;
        if (IsOfThePlatform(named))
            return null;
        List<IPropertySymbol> properties = Properties(named);
        return OfFactory(named, nullable, properties) ?? OfConstructor(named, nullable, properties);
    }

    private static ScalarValue Of(INamedTypeSymbol type, bool nullable, Scalar scalar, string creation, string property) =>
        new(scalar, type.QualifiedName(), nullable, type.IsValueType) { Holder = new ValueObjectModel(type.Name, creation, property) };

    private static ScalarValue? OfFactory(INamedTypeSymbol type, bool nullable, List<IPropertySymbol> properties)
    {
        foreach (ISymbol member in type.GetMembers(Factory))
        {
            if (member is IMethodSymbol { IsStatic: true, Arity: 0, DeclaredAccessibility: Accessibility.Public, Parameters: [{ } parameter] } method
                && SymbolEqualityComparer.Default.Equals(method.ReturnType, type)
                && Held(parameter) is { } scalar
                && properties.Find(property => property.Name == Value && IsOf(property, parameter)) is not null)
            {
                return Of(type, nullable, scalar, $"{type.QualifiedName()}.{Factory}", Value);
            }
        }

        return null;
    }

    // A property of another name makes a value object of a struct only: a class may be a contract without its attribute.
    private static ScalarValue? OfConstructor(INamedTypeSymbol type, bool nullable, List<IPropertySymbol> properties)
    {
        IMethodSymbol[] constructors =
        [
            .. type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public
                && !(type.IsValueType && constructor.Parameters.IsEmpty)
                && !(constructor.Parameters is [{ } copied] && SymbolEqualityComparer.Default.Equals(copied.Type, type))),
        ];
        if (constructors is not [{ Parameters: [{ } parameter] }] || Held(parameter) is not { } scalar)
            return null;
        IPropertySymbol[] fitting = [.. properties.Where(property => IsOf(property, parameter))];
        IPropertySymbol? held = fitting.FirstOrDefault(static property => property.Name == Value) ?? (type.IsValueType && fitting.Length == 1 ? fitting[0] : null);
        return held is not null && properties.TrueForAll(property => !IsState(property, held))
            ? Of(type, nullable, scalar, "new " + type.QualifiedName(), CSharpText.Identifier(held.Name))
            : null;
    }

    private static Scalar? Held(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.In && parameter.Type.NullableAnnotation != NullableAnnotation.Annotated ? ScalarParser.Parse(parameter.Type) : null;

    private static bool IsOf(IPropertySymbol property, IParameterSymbol parameter) =>
        property.NullableAnnotation != NullableAnnotation.Annotated && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);

    // A positional property of a record struct has a setter.
    private static bool IsState(IPropertySymbol property, IPropertySymbol held) =>
        property.IsRequired
        || (property.SetMethod is { DeclaredAccessibility: Accessibility.Public } setter
            && (!SymbolEqualityComparer.Default.Equals(property, held) || !(setter.IsInitOnly || property.ContainingType.IsValueType)));

    private static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } property
                    && properties.TrueForAll(other => other.Name != property.Name))
                {
                    properties.Add(property);
                }
            }
        }

        return properties;
    }

    private static bool CanBeNamed(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal)
                return false;
        }

        return true;
    }

    private static bool IsOfThePlatform(INamedTypeSymbol type)
    {
        INamespaceSymbol outer = type.ContainingNamespace;
        while (outer is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            outer = outer.ContainingNamespace;
        return outer.Name == "System";
    }
}
