using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>Finds attributes for members that stand where there is no member: on other properties, on fields, on names of an enum.</summary>
internal static class MisplacedAttributes
{
    private const string PropertyName = "JsonPropertyNameAttribute";

    public static void Check(INamedTypeSymbol contract, DiagnosticSink sink)
    {
        foreach (ISymbol member in contract.GetMembers())
        {
            switch (member)
            {
                case IFieldSymbol { AssociatedSymbol: IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property } field:
                    Report(field, property, static name => $"it stands on the field behind the property: write '[property: {name}…]'", sink);
                    break;
                case IPropertySymbol { IsIndexer: false, IsStatic: true } property:
                    Report(property, property, static _ => "a static property is not a member: make it an instance property", sink);
                    break;
                case IPropertySymbol { IsIndexer: false, IsOverride: false, ExplicitInterfaceImplementations.IsEmpty: true, DeclaredAccessibility: not Accessibility.Public } property when property.FindAttribute(SymbolNames.Serialization, "JsonIncludeAttribute") is null && RuleAttributes.Of(property) is null:
                    Report(property, property, static _ => "the property is not a member: make it public", sink);
                    break;
            }
        }
    }

    /// <summary>Checks a name of an enum, for attributes that give a name to members of objects.</summary>
    public static void CheckEnumMember(ISymbol member, DiagnosticSink sink)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            bool names = attribute.AttributeClass.Is(SymbolNames.Serialization, PropertyName)
                || (attribute.AttributeClass.Is(SymbolNames.DataAnnotations, "DisplayAttribute") && attribute.NamedArguments.Any(static argument => argument.Key == "Name"));
            if (names)
                UnhonouredAttribute.ReportMisplaced(member, attribute, "[JsonStringEnumMemberName] gives the name in JSON", sink);
        }
    }

    private static void Report(ISymbol owner, IPropertySymbol property, Func<string, string> alternative, DiagnosticSink sink)
    {
        foreach (AttributeData attribute in owner.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsOfMembers(type) && attribute.ApplicationSyntaxReference is not null)
                UnhonouredAttribute.ReportMisplaced(property, attribute, alternative(type.AttributeName()), sink);
        }
    }

    private static bool IsOfMembers(INamedTypeSymbol type) =>
        type.Is(SymbolNames.Serialization, PropertyName)
        || type.Is(SymbolNames.Serialization, "JsonRequiredAttribute")
        || type.Is(SymbolNames.Serialization, "JsonPropertyOrderAttribute")
        || ValidationAttributes.Is(type);
}
