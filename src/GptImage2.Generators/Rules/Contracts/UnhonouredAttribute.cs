using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3007: an attribute means something to a serializer or a validator, but has no effect here.</summary>
internal static class UnhonouredAttribute
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3007",
        "The attribute is not honoured",
        "[{0}] on '{1}' is not honoured: {2}");

    private const string Newtonsoft = "Newtonsoft.Json";
    private const string DataContracts = "System.Runtime.Serialization";
    private const string Xml = "System.Xml.Serialization";

    private const string Name = "[JsonPropertyName] gives the name";
    private const string Ignore = "use the [JsonIgnore] of System.Text.Json.Serialization";
    private const string TypeAlone = "values are read by their type alone";
    private const string ConstraintsAlone = "it is not one of the constraints that are checked in a reply: use a [Rule], or a validation attribute of your own";

    /// <summary>
    /// An attribute, the argument that gives it a meaning (empty: any argument; null: even without arguments), and what
    /// to use instead.
    /// </summary>
    private static readonly (string Namespace, string Attribute, string? Argument, string Alternative)[] Known =
    [
        (SymbolNames.Serialization, "JsonConverter", null, TypeAlone),
        (SymbolNames.Serialization, "JsonNumberHandling", null, "numbers are JSON numbers"),
        (SymbolNames.Serialization, "JsonObjectCreationHandling", null, "collections are always created new"),
        (Newtonsoft, "JsonProperty", null, Name + ", and 'required' says that it must be there"),
        (Newtonsoft, "JsonIgnore", null, Ignore),
        (Newtonsoft, "JsonConverter", null, TypeAlone),
        (Newtonsoft, "JsonRequired", null, "declare the member 'required'"),
        (Newtonsoft, "JsonExtensionData", null, "use the [JsonExtensionData] of System.Text.Json.Serialization"),
        (Newtonsoft, "JsonObject", "", "[JsonContract(Naming = …)] makes the names"),
        (DataContracts, "DataMember", "Name", Name),
        (DataContracts, "DataMember", "Order", "[JsonPropertyOrder] gives the order"),
        (DataContracts, "DataMember", "IsRequired", "declare the member 'required'"),
        (DataContracts, "IgnoreDataMember", null, Ignore),
        (DataContracts, "EnumMember", "Value", "[JsonStringEnumMemberName] gives the name"),
        (Xml, "XmlElement", "", Name),
        (Xml, "XmlAttribute", "", Name),
        (Xml, "XmlIgnore", null, Ignore),
        (SymbolNames.DataAnnotations, "Display", "Description", "[Description] says what it means"),
        ("System.ComponentModel", "DefaultValue", null, "a default is the initializer of the property, or that of the parameter"),
    ];

    /// <summary>Checks a property and the parameter that sets it.</summary>
    public static void Check(ISymbol property, IParameterSymbol? parameter, DiagnosticSink sink)
    {
        Check(property, property, sink);
        if (parameter is null)
            return;
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (!property.Repeats(attribute))
                Check(attribute, property, sink);
        }
    }

    public static void Check(ISymbol symbol, ISymbol owner, DiagnosticSink sink)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
            Check(attribute, owner, sink);
    }

    private static void Check(AttributeData attribute, ISymbol owner, DiagnosticSink sink)
    {
        if (attribute.AttributeClass is not { } type)
            return;
        if (IsOwnConverter(type))
        {
            sink.Report(Descriptor, owner, attribute, type.AttributeName(), owner.Display(), TypeAlone);
            return;
        }

        if (type.ContainingNamespace?.Name is not ("Serialization" or "Json" or "ComponentModel" or "DataAnnotations"))
            return;
        foreach ((string @namespace, string name, string? argument, string alternative) in Known)
        {
            if (type.Name.StartsWith(name, StringComparison.Ordinal) && type.AttributeName() == name && type.Is(@namespace, type.Name) && Says(attribute, argument) && !IsIdle(attribute, owner))
            {
                sink.Report(Descriptor, owner, attribute, argument is { Length: > 0 } ? $"{name}({argument})" : name, owner.Display(), alternative);
                return;
            }
        }
    }

    // A class of the user's own that derives from [JsonConverter] and creates the converter.
    private static bool IsOwnConverter(INamedTypeSymbol attribute)
    {
        for (INamedTypeSymbol? at = attribute.BaseType; at is { Name: not "Attribute" }; at = at.BaseType)
        {
            if (at.Is(SymbolNames.Serialization, "JsonConverterAttribute"))
                return true;
        }

        return false;
    }

    private static bool Says(AttributeData attribute, string? argument)
    {
        if (argument is null)
            return true;
        if (argument.Length == 0)
            return !attribute.ConstructorArguments.IsEmpty || !attribute.NamedArguments.IsEmpty;
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Key == argument)
                return true;
        }

        return false;
    }

    // An enum is always written as names.
    private static bool IsIdle(AttributeData attribute, ISymbol owner) => attribute.AttributeClass?.Name switch
    {
        "JsonConverterAttribute" => IsEnum(owner)
            && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { Name: "JsonStringEnumConverter" or "StringEnumConverter" } }, ..],
        // Strict and Replace are what is done.
        "JsonNumberHandlingAttribute" or "JsonObjectCreationHandlingAttribute" => attribute.ConstructorArguments is [{ Value: 0 }],
        _ => false,
    };

    private static bool IsEnum(ISymbol owner) => owner switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => true,
        IPropertySymbol { Type: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ TypeKind: TypeKind.Enum }] } } => true,
        IPropertySymbol { Type.TypeKind: TypeKind.Enum } => true,
        _ => false,
    };

    /// <summary>Reports an attribute that has an effect elsewhere, but not where it stands.</summary>
    public static void ReportMisplaced(ISymbol owner, AttributeData attribute, string alternative, DiagnosticSink sink) =>
        sink.Report(Descriptor, owner, attribute, attribute.AttributeClass!.AttributeName(), owner.Display(), alternative);

    /// <summary>Reports a validation attribute that is neither one of the constraints nor run by the reader.</summary>
    public static void CheckValidation(ISymbol member, AttributeData attribute, INamedTypeSymbol contract, DiagnosticSink sink)
    {
        if (!sink.IsRead || attribute.AttributeClass is not { } type || !ValidationAttributes.Is(type) || ValidationAttributes.Runs(attribute, contract) || RequiredValidation.IsFulfilled(member, attribute))
            return;
        string alternative = ValidationAttributes.Reflects(type) ? "it finds members by reflection: use a [Rule]"
            : !type.Is(SymbolNames.DataAnnotations, type.Name) ? "the reader cannot create it: make the attribute class internal or public"
            : type.Name switch
            {
                "RequiredAttribute" => RequiredValidation.Alternative(member),
                "PhoneAttribute" or "CreditCardAttribute" => "use a [RegularExpression]",
                _ => ConstraintsAlone,
            };
        sink.Report(Descriptor, member, attribute, type.AttributeName(), member.Display(), alternative);
    }

    /// <summary>Reports a [JsonInclude] on a property that the reader cannot set.</summary>
    public static void CheckInclude(ISymbol property, DiagnosticSink sink)
    {
        if (sink.IsRead && property.FindAttribute(SymbolNames.Serialization, "JsonIncludeAttribute") is { } attribute)
            sink.Report(Descriptor, property, attribute, "JsonInclude", property.Display(), "a member needs a get accessor, a set accessor or a constructor parameter, and a type that its contract can name");
    }

    /// <summary>Reports a [JsonIgnore] that depends on the value.</summary>
    public static void ReportConditionalIgnore(ISymbol property, AttributeData attribute, DiagnosticSink sink) => sink.Report(
        Descriptor,
        property,
        attribute,
        "JsonIgnore(Condition)",
        property.Display(),
        "the member is read and written always; [JsonIgnore] without a condition leaves it out");
}
