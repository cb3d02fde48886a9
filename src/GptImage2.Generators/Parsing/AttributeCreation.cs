using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Writes the C# expression that creates an attribute from its constant arguments.</summary>
internal static class AttributeCreation
{
    public static string Of(AttributeData attribute)
    {
        var arguments = new List<string>();
        foreach (TypedConstant argument in attribute.ConstructorArguments)
            arguments.Add(Of(argument));
        var settings = new List<string>();
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            settings.Add($"{CSharpText.Identifier(argument.Key)} = {Of(argument.Value)}");
        return $"new {attribute.AttributeClass!.QualifiedName()}({string.Join(", ", arguments)})"
            + (settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}");
    }

    private static string Of(TypedConstant constant)
    {
        if (constant.IsNull)
            return constant.Type is null ? "null!" : $"default({constant.Type.QualifiedName()})!";
        switch (constant.Kind)
        {
            case TypedConstantKind.Array:
                var items = new List<string>();
                foreach (TypedConstant item in constant.Values)
                    items.Add(Of(item));
                return $"new {constant.Type!.QualifiedName()} {{ {string.Join(", ", items)} }}";
            case TypedConstantKind.Type:
                return $"typeof({((ITypeSymbol)constant.Value!).QualifiedName()})";
            case TypedConstantKind.Enum:
                return $"({constant.Type!.QualifiedName()})({DefaultValue.Literal(constant.Value)})";
            default:
                string literal = DefaultValue.Literal(constant.Value);
                return constant.Value is sbyte or byte or short or ushort ? $"({constant.Type!.QualifiedName()})({literal})" : literal;
        }
    }
}
