using System.Collections.Immutable;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses types that carry <c>[JsonContract]</c>, for the generator and for the analyzer.</summary>
internal static class ContractParser
{
    public const string AttributeName = "JsonContractAttribute";

    private static readonly (Conveniences Member, string Name)[] Added =
    [
        (Conveniences.FromJson, nameof(Conveniences.FromJson)),
        (Conveniences.TryFromJson, nameof(Conveniences.TryFromJson)),
        (Conveniences.ToJson, nameof(Conveniences.ToJson)),
        (Conveniences.ToJsonUtf8, nameof(Conveniences.ToJsonUtf8)),
        (Conveniences.JsonSchema, nameof(Conveniences.JsonSchema)),
    ];

    /// <summary>Reports what is wrong with a contract, and makes no model that nobody asks for.</summary>
    public static void Check(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        // Of a generic contract only closed forms can be read, and that by the code that uses them.
        bool isGeneric = IsReadableGeneric(type);
        if (!isGeneric && Obstacle(type) is { } obstacle)
        {
            sink.Report(DiagnosticRules.UnsupportedContract, type, type.Display(), obstacle);
            return;
        }

        if (!isGeneric)
            DeclarationParser.Parse(type, DiagnosticRules.ContractNotPartial, sink, cancellationToken);
        var contracts = new List<INamedTypeSymbol>();
        ContractShape? shape = new ShapeParser(cancellationToken).Parse(type, contracts, sink);
        if (shape is not null && !sink.HasErrors && RequiredRecursion.MayBe(shape))
            CheckRecursion(type, shape, new ReachedShapes(contracts, cancellationToken).Find, sink);
    }

    /// <returns>Null where an error was reported.</returns>
    public static ContractModel? Parse(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (IsReadableGeneric(type) || Obstacle(type) is not null)
            return null;
        DeclarationModel declaration = DeclarationParser.Parse(type, DiagnosticRules.ContractNotPartial, sink, cancellationToken);
        var contracts = new List<INamedTypeSymbol>();
        ContractShape? shape = new ShapeParser(cancellationToken).Parse(type, contracts, sink);
        if (shape is null || sink.HasErrors)
            return null;
        EquatableArray<ContractShape> references = References(contracts, type, cancellationToken);
        if (RequiredRecursion.MayBe(shape))
        {
            CheckRecursion(type, shape, name => name == shape.ClrType ? shape : references.FirstOrDefault(reference => reference.ClrType == name), sink);
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

    /// <summary>The shapes of the contracts that are reached, each once; what is wrong with them is reported where they stand.</summary>
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

        // The list grows while it is walked: each shape adds the contracts that it refers to.
        for (int i = 0; i < contracts.Count; i++)
        {
            INamedTypeSymbol contract = contracts[i];
            string name = contract.QualifiedName();
            if (seen.Add(name))
                references.Add(shapes.Parse(contract, contracts, sink) ?? new ContractShape(name, contract.Name, null, [], DisallowsUnmapped: false));
        }

        return references.ToEquatableArray();
    }

    /// <summary>Why no code can be generated for a type as a contract; null where it can.</summary>
    public static string? Obstacle(INamedTypeSymbol type) => type switch
    {
        { IsStatic: true } => "it is static",
        { IsRefLikeType: true } => "it is a ref struct",
        { IsAbstract: true } when !UnionParser.IsUnion(type) => "it is abstract; a union of contracts names them by [JsonDerivedType]",
        _ => DeclarationParser.Obstacle(type),
    };

    private static bool IsReadableGeneric(INamedTypeSymbol type) =>
        type is { Arity: > 0, IsAbstract: false, IsStatic: false, IsRefLikeType: false, ContainingType: null };

    private static void CheckRecursion(INamedTypeSymbol type, ContractShape shape, Func<string, ContractShape?> shapeOf, DiagnosticSink sink)
    {
        if (new RequiredRecursion(shapeOf).Find(shape, out MemberModel? member) is not { } way)
            return;
        string name = member?.Name.TrimStart('@') ?? "";
        ISymbol at = type.GetMembers(name).FirstOrDefault() ?? type;

        // Where nobody said what may be null, nobody said that the circle is closed.
        if (at is IPropertySymbol { NullableAnnotation: NullableAnnotation.None, Type.IsValueType: false })
            return;
        sink.Report(DiagnosticRules.EndlessContract, at, type.Display(), way);
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
