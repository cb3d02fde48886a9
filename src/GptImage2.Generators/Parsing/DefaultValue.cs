using System.Globalization;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>The default of a parameter as a C# expression.</summary>
internal static class DefaultValue
{
    public static string? Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return null;
        object? value = parameter.ExplicitDefaultValue;
        ITypeSymbol type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        return value is not null && type.TypeKind == TypeKind.Enum
            ? EnumMember(type, value) ?? $"({type.QualifiedName()})({Literal(value)})"
            : Literal(value);
    }

    /// <summary>The default with its type, so that it chooses the constructor in no other way than a value does.</summary>
    public static string OfType(IParameterSymbol parameter) =>
        Of(parameter) is { } value && value != "default"
            ? $"({parameter.Type.ToDisplayString(SymbolNames.Qualified)})({value})"
            : $"default({parameter.Type.ToDisplayString(SymbolNames.Qualified)})!";

    private static string? EnumMember(ITypeSymbol type, object value)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue) && !ObsoleteUse.IsError(field))
                return type.QualifiedName() + "." + CSharpText.Identifier(field.Name);
        }

        return null;
    }

    /// <summary>A constant as a C# expression.</summary>
    public static string Literal(object? value) => value switch
    {
        null => "default",
        bool boolean => boolean ? "true" : "false",
        string text => CSharpText.Literal(text),
        char character => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(character, quote: true),
        float number when float.IsNaN(number) => "float.NaN",
        float number when float.IsInfinity(number) => number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity",
        float number => number.ToString("R", NumberFormatInfo.InvariantInfo) + "F",
        double number when double.IsNaN(number) => "double.NaN",
        double number when double.IsInfinity(number) => number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity",
        double number => number.ToString("R", NumberFormatInfo.InvariantInfo) + "D",
        decimal number => number.ToString(NumberFormatInfo.InvariantInfo) + "M",
        uint number => number.ToString(NumberFormatInfo.InvariantInfo) + "U",
        long number => number.ToString(NumberFormatInfo.InvariantInfo) + "L",
        ulong number => number.ToString(NumberFormatInfo.InvariantInfo) + "UL",
        DateTime date => $"new global::System.DateTime({date.Ticks.ToString(NumberFormatInfo.InvariantInfo)}L)",
        IFormattable number => number.ToString(null, NumberFormatInfo.InvariantInfo),
        _ => "default",
    };
}
