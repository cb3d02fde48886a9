using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses <c>KeyValuePair</c>: an object with a key and a value.</summary>
internal static class KeyValuePairParser
{
    public static bool Is(INamedTypeSymbol type) => type is { Arity: 2 } && type.Is("System.Collections.Generic", "KeyValuePair");

    /// <summary>Parses the members of a pair, which were parsed where the pair is used.</summary>
    public static EquatableArray<MemberModel> Members(INamedTypeSymbol pair, Func<ITypeSymbol, ValueModel?> parse) =>
        new MemberModel?[] { Member("Key", "key", parse(pair.TypeArguments[0])), Member("Value", "value", parse(pair.TypeArguments[1])) }.OfType<MemberModel>().ToEquatableArray();

    private static MemberModel? Member(string name, string jsonName, ValueModel? value) => value is null ? null : new(
        name,
        jsonName,
        value,
        ConstraintModel.None,
        Required: !value.Nullable,
        Description: null,
        MemberBinding.Constructor,
        Target: jsonName,
        Default: null);
}
