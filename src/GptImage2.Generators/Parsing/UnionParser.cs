using System.Collections.Immutable;
using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses <c>[JsonPolymorphic]</c> and <c>[JsonDerivedType]</c>: a contract that is one of several.</summary>
internal static class UnionParser
{
    // The name that System.Text.Json gives to the discriminator.
    private const string DefaultDiscriminator = "$type";

    public static bool IsUnion(INamedTypeSymbol type) =>
        type.FindAttribute(SymbolNames.Serialization, "JsonDerivedTypeAttribute") is not null
        || type.FindAttribute(SymbolNames.Serialization, "JsonPolymorphicAttribute") is not null;

    public static UnionModel? Parse(INamedTypeSymbol type, List<INamedTypeSymbol> contracts, DiagnosticSink sink)
    {
        string discriminator = Discriminator(type);
        ImmutableArray<UnionCase>.Builder cases = ImmutableArray.CreateBuilder<UnionCase>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var types = new List<INamedTypeSymbol>();
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(SymbolNames.Serialization, "JsonDerivedTypeAttribute")
                || attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol derived }, ..])
            {
                continue;
            }

            string? text = attribute.ConstructorArguments.Length < 2 ? null : attribute.ConstructorArguments[1].Value switch
            {
                string name => name,
                int number => number.ToString(NumberFormatInfo.InvariantInfo),
                _ => null,
            };
            bool isNumber = attribute.ConstructorArguments is [_, { Value: int }];
            if (derived.TypeKind == TypeKind.Error)
            {
                // The compiler reports a type that it does not know.
                sink.Fail();
                continue;
            }

            if (Problem(type, derived, text, seen, types) is { } problem)
            {
                sink.Report(DiagnosticRules.InvalidUnion, type, attribute, type.Display(), problem);
                continue;
            }

            seen.Add(text!);
            types.Add(derived);
            contracts.Add(derived);
            cases.Add(new UnionCase(derived.QualifiedName(), text!, isNumber));
        }

        if (cases.Count == 0)
        {
            // Where each of the cases was reported, the union is no news.
            if (sink.HasErrors)
                return null;
            sink.Report(DiagnosticRules.InvalidUnion, type, type.Display(), "it has no [JsonDerivedType] that could be read");
            return null;
        }

        foreach (UnionCase @case in cases)
        {
            if (@case.IsNumber != cases[0].IsNumber)
                sink.Report(DiagnosticRules.InvalidUnion, type, type.Display(), "some of its discriminators are text and some are numbers");
        }

        return new UnionModel(discriminator, cases.ToEquatableArray());
    }

    /// <summary>Reports members of a case that have the name of the discriminator.</summary>
    public static void CheckMembers(INamedTypeSymbol type, IEnumerable<string> jsonNames, DiagnosticSink sink)
    {
        for (INamedTypeSymbol? @base = type.BaseType; @base is not null; @base = @base.BaseType)
        {
            if (!@base.IsContract() || !IsUnion(@base))
                continue;
            foreach (string name in jsonNames)
            {
                if (name == Discriminator(@base))
                    sink.Report(DiagnosticRules.InvalidUnion, type, @base.Display(), $"'{type.Name}' has a member of the name of its discriminator, \"{name}\"");
            }
        }
    }

    private static string? Problem(INamedTypeSymbol type, INamedTypeSymbol derived, string? text, HashSet<string> seen, List<INamedTypeSymbol> types)
    {
        if (text is null)
            return $"'{derived.Name}' has no discriminator, by which it could be told apart";
        if (seen.Contains(text))
            return $"the discriminator '{text}' stands twice";
        if (text.IndexOf('\n') >= 0)
            return "a discriminator is one line";
        if (derived.IsGenericType)
            return $"'{derived.Name}' is generic: derive a record with [JsonContract] from it for the case";
        if (!derived.IsContract())
            return $"'{derived.Name}' is no contract: annotate it with [JsonContract] and declare it partial";
        if (SymbolEqualityComparer.Default.Equals(derived, type) || derived.IsAbstract)
            return $"'{derived.Name}' cannot be a case: derive a sealed record for it";
        if (!DerivesFrom(derived, type))
            return $"'{derived.Name}' does not derive from '{type.Name}': write '{derived.Name} : {type.Name}'";
        if (types.Contains(derived, SymbolEqualityComparer.Default))
            return $"'{derived.Name}' stands twice: the writer would not know which discriminator it has";
        return IsUnion(derived) ? $"'{derived.Name}' is a union itself: list its cases here" : null;
    }

    private static bool DerivesFrom(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = derived.BaseType; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, type))
                return true;
        }

        return false;
    }

    private static string Discriminator(INamedTypeSymbol type)
    {
        if (type.FindAttribute(SymbolNames.Serialization, "JsonPolymorphicAttribute") is { } attribute)
        {
            foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            {
                if (argument is { Key: "TypeDiscriminatorPropertyName", Value.Value: string { Length: > 0 } name })
                    return name;
            }
        }

        return DefaultDiscriminator;
    }
}
