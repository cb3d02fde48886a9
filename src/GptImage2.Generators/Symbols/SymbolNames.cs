using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Recognises types by their full names, without building strings.</summary>
internal static class SymbolNames
{
    public const string Product = "GptImage2";

    /// <summary>Where every name in generated code begins.</summary>
    public const string Global = "global::";

    /// <summary>The namespace of what only generated code uses.</summary>
    public const string Generated = "GptImage2.Generated";
    public const string DataAnnotations = "System.ComponentModel.DataAnnotations";
    public const string ContractAttribute = "JsonContractAttribute";
    public const string ClientAttribute = "JsonModeClientAttribute";
    public const string Serialization = "System.Text.Json.Serialization";

    /// <summary>A type as generated code writes it: <c>global::Demo.Page&lt;global::System.String?&gt;</c>.</summary>
    public static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static bool Is(this ISymbol? symbol, string @namespace, string name) =>
        symbol is not null && symbol.Name == name && symbol.ContainingType is null && Is(symbol.ContainingNamespace, @namespace);

    public static AttributeData? FindAttribute(this ISymbol symbol, string @namespace, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(@namespace, name))
                return attribute;
        }

        return null;
    }

    /// <summary>An attribute class as it is written in brackets.</summary>
    public static string AttributeName(this INamedTypeSymbol type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;

    /// <summary>Whether the symbol has an equal attribute.</summary>
    public static bool Repeats(this ISymbol symbol, AttributeData attribute)
    {
        foreach (AttributeData other in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass)
                && other.ConstructorArguments.SequenceEqual(attribute.ConstructorArguments)
                && other.NamedArguments.SequenceEqual(attribute.NamedArguments))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsContract(this ITypeSymbol type) =>
        type.FindAttribute(Product, ContractAttribute) is not null;

    /// <summary>Whether a type is a client: an interface with the attribute. The attribute cannot be on another type.</summary>
    public static bool IsClient(this ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.FindAttribute(Product, ClientAttribute) is not null;

    /// <summary>Whether a contract is a union: attributes name its derived types.</summary>
    public static bool IsUnion(this INamedTypeSymbol type) =>
        type.FindAttribute(Serialization, "JsonDerivedTypeAttribute") is not null
        || type.FindAttribute(Serialization, "JsonPolymorphicAttribute") is not null
        || UnionDeclarations.Is(type);

    /// <summary>Where a symbol is declared first.</summary>
    public static Location SourceLocation(this ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(static location => location.IsInSource) ?? Location.None;

    /// <summary>
    /// Whether the type, or a part of it, is unknown to the compiler. The compiler reports that itself.
    /// </summary>
    public static bool IsUnknown(this ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => array.ElementType.IsUnknown(),
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Any(static argument => argument.IsUnknown()),
        _ => false,
    };

    /// <summary>Whether the type, or a part of it, is a pointer, which only unsafe code can use.</summary>
    public static bool HasPointer(this ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => true,
        IArrayTypeSymbol array => array.ElementType.HasPointer(),
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Any(static argument => argument.HasPointer()),
        _ => false,
    };

    /// <summary>The type as it is shown in messages.</summary>
    public static string Display(this ISymbol symbol) =>
        symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    public static string QualifiedName(this ITypeSymbol type) => IsPlain(type)
        ? Global + PlainName((INamedTypeSymbol)type)
        : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Qualified);

    // The most types have no other parts than their names.
    private static bool IsPlain(ITypeSymbol type) =>
        type is INamedTypeSymbol { SpecialType: SpecialType.None, IsGenericType: false, IsTupleType: false, IsFileLocal: false, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface };

    private static string PlainName(INamedTypeSymbol type)
    {
        string name = NamespaceNames.Escaped(type.Name);
        if (type.ContainingType is { } outer)
            return PlainName(outer) + "." + name;
        string space = NamespaceNames.Of(type.ContainingNamespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    private static bool Is(INamespaceSymbol? symbol, string name)
    {
        int end = name.Length;
        while (symbol is { IsGlobalNamespace: false })
        {
            int start = end - symbol.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, symbol.Name, 0, symbol.Name.Length) != 0)
                return false;
            if (start == 0)
                return symbol.ContainingNamespace.IsGlobalNamespace;
            if (name[start - 1] != '.')
                return false;
            end = start - 1;
            symbol = symbol.ContainingNamespace;
        }

        return false;
    }
}
