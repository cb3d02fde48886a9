using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>The attributes that are honoured and say the same as an attribute of another library.</summary>
internal static class HonouredAttribute
{
    private const string Newtonsoft = "Newtonsoft.Json";
    private const string DataContracts = "System.Runtime.Serialization";
    private const string Xml = "System.Xml.Serialization";
    private const string ComponentModel = "System.ComponentModel";
    private const string Serialization = "global::" + SymbolNames.Serialization + ".";

    /// <summary>Arguments that say how a value is written, or what a database or a form does with it.</summary>
    private static readonly HashSet<string> OfOthers = new(StringComparer.Ordinal)
    {
        "EmitDefaultValue", "NullValueHandling", "DefaultValueHandling", "ObjectCreationHandling", "IsReference", "IsNullable", "Form", "DataType", "Namespace", "TypeNameHandling",
    };

    /// <returns>Nothing where no meaning is lost without the attribute; null where a person, or another fix, has to decide.</returns>
    public static IReadOnlyList<string>? Of(MemberAttribute attribute) => (attribute.Namespace, attribute.Name) switch
    {
        (Newtonsoft, "JsonProperty") => Member(attribute, attribute.Named("PropertyName") ?? attribute.Named("propertyName") ?? attribute.Positional(0), "PropertyName", "propertyName"),
        (DataContracts, "DataMember") => Member(attribute, attribute.Named("Name"), "Name"),
        (DataContracts, "EnumMember") => Member(attribute, attribute.Named("Value"), "Value"),
        (Xml, "XmlElement") => Member(attribute, attribute.Named("ElementName") ?? attribute.Named("elementName") ?? attribute.Positional(0), "ElementName", "elementName"),
        (Xml, "XmlAttribute") => Member(attribute, attribute.Named("AttributeName") ?? attribute.Named("attributeName") ?? attribute.Positional(0), "AttributeName", "attributeName"),
        (Xml, "XmlEnum") => Member(attribute, attribute.Named("Name") ?? attribute.Named("name") ?? attribute.Positional(0), "Name", "name"),
        (SymbolNames.Serialization, "JsonPropertyName") when attribute.Owner is EnumMemberDeclarationSyntax => Member(attribute, attribute.Positional(0) ?? attribute.Named("name"), "name"),
        (Newtonsoft, "JsonIgnore") or (DataContracts, "IgnoreDataMember") or (Xml, "XmlIgnore") => Unless(attribute, "JsonIgnore"),
        (Newtonsoft, "JsonRequired") => IsRequired(attribute) ? [] : Unless(attribute, "JsonRequired"),
        (Newtonsoft, "JsonExtensionData") => HoldsElements(attribute) ? Unless(attribute, "JsonExtensionData") : null,
        (Newtonsoft, "JsonObject") => null,
        (SymbolNames.DataAnnotations, "Display") => Display(attribute),
        (ComponentModel, "DefaultValue") => HasDefault(attribute) ? [] : null,

        // These have fixes of their own.
        (SymbolNames.DataAnnotations, "Required") => null,
        _ => [],
    };

    private static List<string>? Member(MemberAttribute attribute, ExpressionSyntax? name, params string[] names)
    {
        var texts = new List<string>();
        string attributeOfName = attribute.Owner is EnumMemberDeclarationSyntax ? "JsonStringEnumMemberName" : "JsonPropertyName";
        if (name is TypeOfExpressionSyntax)
            name = null;
        if (name is not null && !attribute.IsBeside(SymbolNames.Serialization, attributeOfName))
            texts.Add($"{Serialization}{attributeOfName}({name})");
        foreach (AttributeArgumentSyntax argument in attribute.Arguments)
        {
            string? key = (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;
            if (key is null || names.Contains(key) || OfOthers.Contains(key))
                continue;
            switch (key, argument.Expression.ToString())
            {
                case ("IsRequired", "true"):
                case ("Required", var required) when required.EndsWith(".Always", StringComparison.Ordinal) || required.EndsWith(".AllowNull", StringComparison.Ordinal):
                    if (!IsRequired(attribute) && !attribute.IsBeside(SymbolNames.Serialization, "JsonRequired"))
                        texts.Add(Serialization + "JsonRequired");
                    break;
                case ("IsRequired", "false"):
                case ("Required", var optional) when optional.EndsWith(".Default", StringComparison.Ordinal):
                    break;
                case ("Order", var order) when attribute.Owner is not EnumMemberDeclarationSyntax:
                    if (!attribute.IsBeside(SymbolNames.Serialization, "JsonPropertyOrder"))
                        texts.Add($"{Serialization}JsonPropertyOrder({order})");
                    break;
                default:
                    return null;
            }
        }

        return texts;
    }

    private static IReadOnlyList<string> Unless(MemberAttribute attribute, string name) =>
        attribute.IsBeside(SymbolNames.Serialization, name) ? [] : [Serialization + name];

    // What else [Display] says is for a form.
    private static List<string>? Display(MemberAttribute attribute)
    {
        if (attribute.Named("ResourceType") is not null)
            return null;
        var texts = new List<string>();
        if (attribute.Owner is EnumMemberDeclarationSyntax && attribute.Named("Name") is { } name && !attribute.IsBeside(SymbolNames.Serialization, "JsonStringEnumMemberName"))
            texts.Add($"{Serialization}JsonStringEnumMemberName({name})");
        else if (string.Join(", ", attribute.Arguments.Where(static argument => argument.NameEquals?.Name.Identifier.ValueText != "Description")) is { Length: > 0 } rest)
            texts.Add($"{attribute.Syntax.Name}({rest})");
        if (attribute.Named("Description") is { } description && !attribute.IsBeside(ComponentModel, "Description"))
            texts.Add($"global::{ComponentModel}.Description({description})");
        return texts;
    }

    private static bool IsRequired(MemberAttribute attribute) => attribute.Owner switch
    {
        PropertyDeclarationSyntax property => property.Modifiers.Any(SyntaxKind.RequiredKeyword),
        ParameterSyntax parameter => parameter.Default is null,
        _ => false,
    };

    private static bool HasDefault(MemberAttribute attribute) => attribute.Owner switch
    {
        PropertyDeclarationSyntax property => property.Initializer is not null || property.Modifiers.Any(SyntaxKind.RequiredKeyword),
        ParameterSyntax parameter => parameter.Default is not null,
        _ => false,
    };

    private static bool HoldsElements(MemberAttribute attribute) =>
        attribute.Owner is PropertyDeclarationSyntax { Type: var type } && type.ToString().TrimEnd('?').EndsWith("JsonElement>", StringComparison.Ordinal);
}
