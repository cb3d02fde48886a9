using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Parses accessors that only <c>[UnsafeAccessor]</c> reaches. The runtime finds a member of a generic type only from a generic
/// type with the same type parameters and constraints.
/// </summary>
internal static class AccessorParser
{
    /// <returns>Null if the type parameters of the declaring type cannot be declared again.</returns>
    public static AccessorModel? Parse(ISymbol member, AccessorKind kind)
    {
        // The setter of an override may be declared in a base only.
        ISymbol declared = kind == AccessorKind.Set && member is IPropertySymbol property ? property.Setter()!.AssociatedSymbol! : member;
        var parameters = new List<ITypeParameterSymbol>();
        var arguments = new List<ITypeSymbol>();
        AddTypeParameters(declared.ContainingType, parameters, arguments);
        if (parameters.Select(static parameter => parameter.Name).Distinct(StringComparer.Ordinal).Count() < parameters.Count)
            return null;
        ISymbol definition = declared.OriginalDefinition;
        ITypeSymbol value = definition.MemberType();
        return new AccessorModel(
            kind,
            definition.Name,
            definition.ContainingType.QualifiedName(),
            definition.ContainingType.IsValueType,
            value.ToDisplayString(SymbolNames.Qualified),
            parameters.ConvertAll(static parameter => CSharpText.Identifier(parameter.Name)).ToEquatableArray(),
            string.Concat(parameters.Select(Constraints)),
            arguments.ConvertAll(static argument => argument.ToDisplayString(SymbolNames.Qualified)).ToEquatableArray());
    }

    private static void AddTypeParameters(INamedTypeSymbol type, List<ITypeParameterSymbol> parameters, List<ITypeSymbol> arguments)
    {
        if (type.ContainingType is { } container)
            AddTypeParameters(container, parameters, arguments);
        parameters.AddRange(type.OriginalDefinition.TypeParameters);
        arguments.AddRange(type.TypeArguments);
    }

    private static string Constraints(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");
        ImmutableArray<ITypeSymbol> types = parameter.ConstraintTypes;
        for (int i = 0; i < types.Length; i++)
            constraints.Add(types[i].ToDisplayString(SymbolNames.Qualified));
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");
        return constraints.Count == 0 ? "" : $" where {CSharpText.Identifier(parameter.Name)} : {string.Join(", ", constraints)}";
    }
}
