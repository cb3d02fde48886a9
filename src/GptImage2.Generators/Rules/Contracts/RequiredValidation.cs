using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>What <c>[Required]</c> of System.ComponentModel.DataAnnotations asks for, and how a contract says it.</summary>
internal static class RequiredValidation
{
    /// <summary>Whether the type of a member and its other attributes already say what [Required] does.</summary>
    public static bool IsFulfilled(ISymbol member, AttributeData attribute)
    {
        if (attribute.AttributeClass?.Name != "RequiredAttribute" || member is not IPropertySymbol property || IsNullable(property.Type))
            return false;
        return property.Type.SpecialType != SpecialType.System_String || AllowsEmpty(attribute) || HasLength(property);
    }

    public static string Alternative(ISymbol member)
    {
        if (member is not IPropertySymbol property)
            return "declare the member 'required'";
        string type = property.Type.Display();
        return IsNullable(property.Type)
            ? $"declare it '{type.TrimEnd('?')}' instead of '{type}'"
            : "add [MinLength(1)], which says that it must not be empty";
    }

    private static bool IsNullable(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static bool AllowsEmpty(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "AllowEmptyStrings", Value.Value: true })
                return true;
        }

        return false;
    }

    // Each of these refuses the empty text.
    private static bool HasLength(IPropertySymbol property)
    {
        IEnumerable<AttributeData> all = property.GetAttributes();
        if (property.ContainingType.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == property.Name) is { } parameter)
            all = all.Concat(parameter.GetAttributes());
        foreach (AttributeData attribute in all)
        {
            bool refuses = attribute.AttributeClass?.Name switch
            {
                "MinLengthAttribute" or "LengthAttribute" => attribute.ConstructorArguments is [{ Value: int and > 0 }, ..],
                "StringLengthAttribute" => attribute.NamedArguments.Any(static argument => argument is { Key: "MinimumLength", Value.Value: int and > 0 }),
                "AllowedValuesAttribute" or "EmailAddressAttribute" or "UrlAttribute" or "RegularExpressionAttribute" => true,
                _ => false,
            };
            if (refuses && attribute.AttributeClass.Is(SymbolNames.DataAnnotations, attribute.AttributeClass!.Name))
                return true;
        }

        return false;
    }
}
