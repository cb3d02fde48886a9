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
        MisplacedAttributes.Check(type, sink);
        if (UnionBase.Of(type) is { } union && DerivedTypeNotListed.Is(type, union) && IsSound(union))
            DerivedTypeNotListed.Report(type, union, sink);
        if (shape is not null && !sink.HasErrors)
            ContractWithoutMembers.Check(type, shape, sink);
        if (shape is not null && !sink.HasErrors && RequiredRecursion.MayBe(shape))
            EndlessContract.Check(type, shape, new ReachedShapes(contracts, cancellationToken).Find, sink);
    }

    /// <returns>Null if an error was reported.</returns>
    public static ContractModel? Parse(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (IsReadableGeneric(type) || UnsupportedContract.Obstacle(type) is not null)
            return null;
        DeclarationModel declaration = DeclarationParser.Parse(type, ContractNotPartial.Descriptor, sink, cancellationToken);
        var contracts = new List<INamedTypeSymbol>();
        ContractShape? shape = new ShapeParser(cancellationToken).Parse(type, contracts, sink);
        if (shape is null || sink.HasErrors)
            return null;
        EquatableArray<ContractShape> references = References(contracts, type, cancellationToken);
        if (RequiredRecursion.MayBe(shape))
        {
            EndlessContract.Check(type, shape, name => name == shape.ClrType ? shape : references.FirstOrDefault(reference => reference.ClrType == name), sink);
            if (sink.HasErrors)
                return null;
        }

        return new ContractModel(
            declaration,
            type.IsValueType,
            shape,
            references,
            ConveniencesOf(type),
            DeclarationParser.UnusedName(type, "Json"),
            CompiledFactsParser.Parse(type, shape, cancellationToken),
            TrimWarningParser.Parse(type, shape, cancellationToken));
    }

    /// <summary>
    /// The shapes of the contracts that are reached, each once. Mistakes in them are reported at their own
    /// declarations.
    /// </summary>
    public static EquatableArray<ContractShape> References(
        List<INamedTypeSymbol> contracts,
        INamedTypeSymbol? root,
        CancellationToken cancellationToken) => References(contracts, root, new DiagnosticSink(), cancellationToken);

    /// <summary>The shapes of the contracts that are reached, each once.</summary>
    public static EquatableArray<ContractShape> References(
        List<INamedTypeSymbol> contracts,
        INamedTypeSymbol? root,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        if (contracts.Count == 0)
            return [];
        var shapes = new ShapeParser(cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (root is not null)
            seen.Add(root.QualifiedName());
        ImmutableArray<ContractShape>.Builder references = ImmutableArray.CreateBuilder<ContractShape>();

        // The list grows during the loop: each shape adds the contracts that it refers to.
        for (int i = 0; i < contracts.Count; i++)
        {
            INamedTypeSymbol contract = contracts[i];
            string name = contract.QualifiedName();
            if (seen.Add(name))
                references.Add(shapes.Parse(contract, contracts, sink) ?? new ContractShape(name, contract.Name, null, [], DisallowsUnmapped: false));
        }

        return references.ToEquatableArray();
    }

    private static bool IsSound(INamedTypeSymbol union)
    {
        var sink = new DiagnosticSink();
        return UnionParser.Parse(union, [], sink) is not null && !sink.HasErrors;
    }

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
