using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses <c>[JsonContract(ValueEquality = true)]</c>.</summary>
internal static class EqualityParser
{
    /// <returns>Null if nothing is generated for it.</returns>
    public static EqualityModel? Parse(INamedTypeSymbol type)
    {
        if (!ValueEquality.IsWanted(type) || !type.IsRecord)
            return null;
        var model = new EqualityModel(
            type.IsSealed,
            type is { IsValueType: false, BaseType.IsRecord: true },
            !ValueEquality.Declares(type, nameof(Equals), 1) && !ValueEquality.Declares(type, nameof(GetHashCode), 0),
            !ValueEquality.Declares(type, "PrintMembers", 1) && !ValueEquality.Declares(type, nameof(ToString), 0));
        return model is { Compares: false, Prints: false } ? null : model;
    }
}
