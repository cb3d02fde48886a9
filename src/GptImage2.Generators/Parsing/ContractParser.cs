using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses types that carry <c>[JsonContract]</c>, for the generator and for the analyzer.</summary>
internal static class ContractParser
{
    private static readonly (Conveniences Member, string Name)[] Added =
    [
        (Conveniences.FromJson, nameof(Conveniences.FromJson)),
        (Conveniences.TryFromJson, nameof(Conveniences.TryFromJson)),
        (Conveniences.ToJson, nameof(Conveniences.ToJson)),
        (Conveniences.ToJsonUtf8, nameof(Conveniences.ToJsonUtf8)),
        (Conveniences.JsonSchema, nameof(Conveniences.JsonSchema)),
    ];

    /// <summary>Reports what is wrong with a contract, without the model, which only the generator needs.</summary>
    public static void Check(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        // A generic contract is read only in its closed forms, by the code that uses them.
        bool isGeneric = IsReadableGeneric(type);
        if (!isGeneric && !UnsupportedContract.Check(type, sink))
            return;

        if (!isGeneric)
            DeclarationParser.Parse(type, ContractNotPartial.Descriptor, sink, cancellationToken);
        var contracts = new List<INamedTypeSymbol>();
        ContractShape? shape = new ShapeParser(cancellationToken).Parse(type, contracts, sink);
        if (shape is not null && !sink.HasErrors && RequiredRecursion.MayBe(shape))
        {
            var shapes = ShapeTable.Of(type);
            shapes.Add(contracts);
            EndlessContract.Check(type, shape, shapes.Recursion, name => shapes.Find(name, cancellationToken), sink);
        }
    }

    /// <returns>Null if an error was reported.</returns>
    public static ContractModel? Parse(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (IsReadableGeneric(type) || UnsupportedContract.Obstacle(type) is not null)
            return null;
        DeclarationModel declaration = DeclarationParser.Parse(type, ContractNotPartial.Descriptor, sink, cancellationToken);
        var shapes = ShapeTable.Of(type);
        ParsedShape parsed = shapes.Get(type, cancellationToken);
        if (!parsed.IsParsed || parsed.HasErrors || sink.HasErrors)
            return null;
        ContractShape shape = parsed.Shape;
        if (RequiredRecursion.MayBe(shape))
        {
            EndlessContract.Check(type, shape, shapes.Recursion, name => shapes.Find(name, cancellationToken), sink);
            if (sink.HasErrors)
                return null;
        }

        return new ContractModel(
            declaration,
            type.IsValueType,
            shape,
            shapes.Reached(parsed.Contracts, shape.ClrType, new DiagnosticSink(), cancellationToken),
            ConveniencesOf(type),
            DeclarationParser.UnusedName(type, "Json"),
            CompiledFactsParser.Parse(type, shape, cancellationToken),
            TrimWarningParser.Parse(type, shape, cancellationToken));
    }

    /// <summary>
    /// The shapes of the contracts that a method reaches, each once. Mistakes in them are reported at their own
    /// declarations.
    /// </summary>
    public static EquatableArray<ContractShape> References(List<INamedTypeSymbol> contracts, IMethodSymbol method, CancellationToken cancellationToken) =>
        References(contracts, method, new DiagnosticSink(), cancellationToken);

    /// <summary>The shapes of the contracts that a method reaches, each once.</summary>
    public static EquatableArray<ContractShape> References(
        List<INamedTypeSymbol> contracts,
        IMethodSymbol method,
        DiagnosticSink sink,
        CancellationToken cancellationToken) => ShapeTable.Of(method).Reached(contracts, owner: null, sink, cancellationToken);

    private static bool IsReadableGeneric(INamedTypeSymbol type) =>
        type is { Arity: > 0, IsAbstract: false, IsStatic: false, IsRefLikeType: false, ContainingType: null };

    private static Conveniences ConveniencesOf(INamedTypeSymbol type)
    {
        Conveniences all = Conveniences.None;
        foreach ((Conveniences member, string name) in Added)
        {
            if (type.Name != name && type.GetMembers(name).IsEmpty)
                all |= member;
        }

        return all;
    }
}
