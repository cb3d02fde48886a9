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
        bool isGeneric = IsReadableGeneric(type);
        if (isGeneric ? !UnsupportedContract.CheckItems(type, sink) : !UnsupportedContract.Check(type, sink))
            return;

        if (!isGeneric)
            DeclarationParser.Parse(type, ContractNotPartial.Descriptor, sink, cancellationToken);
        var contracts = new List<INamedTypeSymbol>();
        ContractShape? shape = new ShapeParser(type.ContainingAssembly, cancellationToken).Parse(type, contracts, sink);
        MisplacedAttributes.Check(type, sink);
        ValueEqualityCannotApply.Check(type, sink);
        if (UnionBase.Of(type) is { } union && DerivedTypeNotListed.Is(type, union) && IsSoundUnion(union, type.ContainingAssembly, cancellationToken))
            DerivedTypeNotListed.Report(type, union, sink);
        if (shape is not null && !sink.HasErrors)
        {
            ContractWithoutMembers.Check(type, shape, sink);
            UnseenMember.Check(type, shape, sink, cancellationToken);
            ComparedByReference.Check(type, contracts, sink);
            if (RequiredRecursion.MayBe(shape))
            {
                var shapes = ShapeTable.Of(type.ContainingAssembly, sink.SeesGeneratedCode);
                shapes.Add(contracts);
                EndlessContract.Check(type, shape, shapes.Recursion, name => shapes.Find(name, cancellationToken), sink);
            }
        }

        if (!isGeneric && !sink.HasErrors && (!GeneratedHalf.Exists(type) || GeneratedHalf.IsStub(type)))
            NothingGenerated.Check(type, sink);
        sink.ReportInherited(@base => IsSound(@base, type.ContainingAssembly, cancellationToken));
    }

    /// <returns>A stub if there are errors; null if nothing can be generated for the type.</returns>
    public static ContractModel? Parse(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (IsReadableGeneric(type))
            return Definition(type, sink, cancellationToken);
        if (!PartialTypes.CanContinue(type, cancellationToken))
            return null;
        DeclarationModel declaration = DeclarationParser.Parse(type, ContractNotPartial.Descriptor, sink, cancellationToken);
        if (UnsupportedContract.Obstacle(type) is not null)
            return Stub(type, declaration);
        var shapes = ShapeTable.Of(type.ContainingAssembly, sink.SeesGeneratedCode);
        ParsedShape parsed = shapes.Get(type, cancellationToken);
        if (!parsed.IsParsed || parsed.HasErrors || sink.HasErrors)
            return Stub(type, declaration) with { Missing = MissingContracts.Of(parsed.Missing, cancellationToken) };
        ContractShape shape = parsed.Shape;
        EquatableArray<ContractShape> references = shapes.Reached(parsed.Contracts, shape.ClrType, needsAll: false, sink, cancellationToken);
        if (!sink.HasErrors && RequiredRecursion.MayBe(shape))
            EndlessContract.Check(type, shape, shapes.Recursion, name => shapes.Find(name, cancellationToken), sink);
        if (sink.HasErrors)
            return Stub(type, declaration);
        return new ContractModel(
            declaration,
            type.IsValueType,
            shape,
            references,
            ConveniencesOf(type),
            DeclarationParser.UnusedName(type, "Json"),
            CompiledFactsParser.Parse(type, shape, cancellationToken),
            TrimWarningParser.Parse(type, shape, cancellationToken))
        {
            Equality = EqualityParser.Parse(type),
        };
    }

    /// <summary>A model that takes the place of a contract with mistakes, so that code that uses it compiles.</summary>
    public static ContractModel Stub(INamedTypeSymbol type, DeclarationModel declaration) => new(
        declaration,
        type.IsValueType,
        new ContractShape(declaration.ClrType, type.Name, null, [], DisallowsUnmapped: false),
        References: [],
        ConveniencesOf(type),
        NestedName: "",
        Facts: null,
        TrimWarnings: [])
    {
        IsStub = true,
    };

    /// <summary>The shapes of the contracts that a method reaches, each once. Mistakes in them are reported at their own declarations.</summary>
    /// <param name="contracts">The contracts that are reached directly.</param>
    /// <param name="method">The method.</param>
    /// <param name="sink">Fails if the code of the method has to read a contract that is broken: it reads generic contracts itself.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    /// <param name="needsAll">Whether it fails for every contract that is broken.</param>
    public static EquatableArray<ContractShape> References(
        List<INamedTypeSymbol> contracts,
        IMethodSymbol method,
        DiagnosticSink sink,
        CancellationToken cancellationToken,
        bool needsAll = false) => ShapeTable.Of(method.ContainingAssembly, sink.SeesGeneratedCode).Reached(contracts, owner: null, needsAll, sink, cancellationToken);

    // Only its facts are emitted; its code is emitted where its closed forms are used.
    private static ContractModel? Definition(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (DefinitionFactsParser.Parse(type, cancellationToken) is not { } facts || new ShapeParser(type.ContainingAssembly, cancellationToken).Parse(type, [], sink) is not { } shape || sink.HasErrors)
            return null;
        return new ContractModel(DeclarationParser.ParseDefinition(type), type.IsValueType, shape, [], Conveniences.None, "", facts, []);
    }

    private static bool IsSoundUnion(INamedTypeSymbol union, IAssemblySymbol home, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink(seesGeneratedCode: true);
        return UnionParser.Parse(union, [], home, sink, cancellationToken) is not null && !sink.HasErrors;
    }

    /// <summary>Whether a generic contract is read in its closed forms, by the code that uses them.</summary>
    public static bool IsReadableGeneric(INamedTypeSymbol type) =>
        type is { Arity: > 0, IsAbstract: false, IsStatic: false, IsRefLikeType: false, ContainingType: null };

    // A base in another project was compiled with its code, if it had no errors.
    private static bool IsSound(INamedTypeSymbol contract, IAssemblySymbol home, CancellationToken cancellationToken)
    {
        if (contract.IsForeign(home))
            return GeneratedHalf.Exists(contract) && !GeneratedHalf.IsStub(contract);
        var own = new DiagnosticSink(seesGeneratedCode: true);
        Check(contract, own, cancellationToken);
        return !own.HasErrors;
    }

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
