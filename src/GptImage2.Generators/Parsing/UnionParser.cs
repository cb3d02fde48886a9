using System.Collections.Immutable;
using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses <c>[JsonPolymorphic]</c> and <c>[JsonDerivedType]</c>: the derived types of a union.</summary>
internal static class UnionParser
{
    // The name that System.Text.Json gives to the discriminator.
    private const string DefaultDiscriminator = "$type";

    public static UnionModel? Parse(INamedTypeSymbol type, List<INamedTypeSymbol> contracts, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (UnionDeclarations.Is(type))
            return Declared(type, contracts, sink);
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
                // The compiler reports an unknown type itself.
                sink.Fail();
                continue;
            }

            if (!InvalidUnion.CheckDerived(type, attribute, derived, text, seen, types, sink))
                continue;

            GeneratedHalf.IsExpected(derived, type, home, sink, cancellationToken);
            seen.Add(text!);
            types.Add(derived);
            contracts.Add(derived);
            cases.Add(new UnionCase(derived.QualifiedName(), text!, isNumber));
        }

        if (cases.Count == 0)
        {
            // If every derived type was reported, another error for the union adds nothing.
            if (sink.HasErrors)
                return null;
            InvalidUnion.ReportEmpty(type, sink);
            return null;
        }

        foreach (UnionCase @case in cases)
        {
            if (@case.IsNumber != cases[0].IsNumber)
                InvalidUnion.ReportMixedDiscriminators(type, sink);
        }

        return new UnionModel(discriminator, cases.ToEquatableArray());
    }

    // The name of a type tells it apart: no attribute can name it otherwise.
    private static UnionModel? Declared(INamedTypeSymbol type, List<INamedTypeSymbol> contracts, DiagnosticSink sink)
    {
        var cases = new List<UnionCase>();
        foreach (ITypeSymbol @case in UnionDeclarations.Cases(type))
        {
            if (@case.TypeKind == TypeKind.Error)
            {
                sink.Fail();
            }
            else if (InvalidUnion.CheckCase(type, @case, cases.Exists(other => other.Text == @case.Name), sink))
            {
                contracts.Add((INamedTypeSymbol)@case);
                cases.Add(new UnionCase(@case.QualifiedName(), @case.Name, IsNumber: false));
            }
        }

        return sink.HasErrors || cases.Count == 0 ? null : new UnionModel(DefaultDiscriminator, cases.ToEquatableArray(), IsDeclared: true);
    }

    /// <summary>Reports members of a derived type that have the name of the discriminator.</summary>
    public static void CheckMembers(INamedTypeSymbol type, IEnumerable<string> jsonNames, DiagnosticSink sink)
    {
        foreach (INamedTypeSymbol @base in Bases(type))
        {
            if (!@base.IsContract() || !@base.IsUnion())
                continue;
            foreach (string name in jsonNames)
            {
                if (name == Discriminator(@base))
                    InvalidUnion.ReportMember(type, @base, name, sink);
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? @base = type.BaseType; @base is not null; @base = @base.BaseType)
            yield return @base;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
            yield return implemented;
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
