using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.CodeFixes;

/// <summary>
/// The types that must become contracts together with a type: the types of its members, and of their members.
/// </summary>
/// <param name="solution">The solution that declares them; other types cannot be changed.</param>
/// <param name="cancellationToken">Ends the search.</param>
internal sealed class ReachedTypes(Solution solution, CancellationToken cancellationToken)
{
    private readonly List<INamedTypeSymbol> _types = [];
    private readonly HashSet<INamedTypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>The types that can become contracts, in the order in which they are found.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types => _types;

    public void Add(ITypeSymbol type)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type is IArrayTypeSymbol array)
            Add(array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        AddDefinition(named.OriginalDefinition);
        foreach (ITypeSymbol argument in named.TypeArguments)
            Add(argument);
    }

    private void AddDefinition(INamedTypeSymbol definition)
    {
        if (!_seen.Add(definition) || definition.IsContract() || !CanBecomeContract(definition))
            return;
        _types.Add(definition);
        foreach (ISymbol property in PropertyParser.Parse(definition, new DiagnosticSink(), out _))
        {
            if (IsMember(property))
                Add(property.MemberType());
        }

        foreach (AttributeData attribute in definition.GetAttributes())
        {
            if (attribute.AttributeClass.Is(SymbolNames.Serialization, "JsonDerivedTypeAttribute") && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol derived }, ..])
                Add(derived);
        }
    }

    private static bool IsMember(ISymbol property) =>
        !PropertyParser.IsIgnored(property, new DiagnosticSink())
        && !ExtensionDataParser.Is(property)
        && (property is IFieldSymbol or IPropertySymbol { SetMethod: not null } || PropertyParser.IsAutomatic(property));

    private bool CanBecomeContract(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, IsRefLikeType: false, IsTupleType: false, IsImplicitlyDeclared: false }
        && (!type.IsAbstract || type.IsUnion())
        && CollectionTypes.Replacement(type) is null
        && (type.Arity == 0 ? PartialTypes.Obstacle(type) is null : type is { IsFileLocal: false, ContainingType: null })
        && type.ContainingAssembly is ISourceAssemblySymbol { Compilation: var compilation }
        && compilation.GetTypeByMetadataName("GptImage2.JsonContractAttribute") is not null
        && AllParts(type).All(IsWritten);

    private static IEnumerable<SyntaxReference> AllParts(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            foreach (SyntaxReference part in at.DeclaringSyntaxReferences)
                yield return part;
        }
    }

    // A type that is used as a contract has a stub already.
    private bool IsWritten(SyntaxReference part) => GeneratedCode.IsOurs(part.SyntaxTree) || solution.GetDocument(part.SyntaxTree) is not (null or SourceGeneratedDocument);
}
