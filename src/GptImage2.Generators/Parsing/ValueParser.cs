using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Parses how a C# type is represented in JSON.</summary>
/// <param name="contracts">Receives the contracts that the type uses, so that their shapes can be parsed.</param>
/// <param name="cancellationToken">Ends the parsing.</param>
/// <param name="home">The project of the generated code; null for that of the owner of a type.</param>
internal sealed class ValueParser(List<INamedTypeSymbol> contracts, CancellationToken cancellationToken, IAssemblySymbol? home = null)
{
    // Limits the growth of two generic contracts that contain each other.
    private const int DeepestArguments = 8;

    private const string Keys = "use keys that are strings, enums, numbers, dates or Guids";

    /// <summary>Parses the type of a member, a parameter or a result.</summary>
    /// <returns>Null if the type is not supported, which this method reports.</returns>
    public ValueModel? Parse(ITypeSymbol type, ISymbol owner, DiagnosticSink sink)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // 'T?' in a generic contract is not Nullable<T>, even if T is a struct.
        bool nullable = type is { NullableAnnotation: NullableAnnotation.Annotated, IsValueType: false };
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } underlying] })
        {
            type = underlying;
            nullable = true;
        }

        if (type.TypeKind == TypeKind.Error)
        {
            // The compiler reports an unknown type itself; here it only stops the generation.
            sink.Fail();
            return null;
        }

        if (ExternAliases.Hide(type, HomeOf(owner)))
            return UnreadableType.Report(type, owner, sink, HomeOf(owner), ExternAliases.Reason);
        if (ScalarParser.Parse(type) is { } scalar)
            return new ScalarValue(scalar, scalar.ClrType, nullable, type.IsValueType);
        switch (type)
        {
            case IArrayTypeSymbol { Rank: > 1 }:
                return UnreadableType.Report(type, owner, sink, HomeOf(owner), "use an array of arrays");
            case IArrayTypeSymbol array:
                return Parse(array.ElementType, owner, sink) is { } element
                    ? new ListValue(array.QualifiedName(), nullable, ListKind.Array, element)
                    : null;
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum:
                return EnumParser.Parse(@enum, nullable, owner, HomeOf(owner), sink, cancellationToken);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return Tuple(tuple, nullable, owner, sink);
            case ITypeParameterSymbol:
                // A type parameter in the definition of a generic contract: only closed forms are read.
                return new ScalarValue(ScalarTable.String, type.QualifiedName(), nullable, IsValueType: false);
            case INamedTypeSymbol { IsGenericType: true } named when named.IsContract():
                return Closed(named, nullable, owner, sink);
            case INamedTypeSymbol named when nullable && named.IsContract() && UnionDeclarations.Is(named):
                return UnreadableType.Report(type, owner, sink, HomeOf(owner), "a union that may be null is not read: hold it in a contract that may be null");
            case INamedTypeSymbol named when named.IsContract():
                if (!GeneratedHalf.IsExpected(named, owner, HomeOf(owner), sink, cancellationToken))
                    return null;
                if (CompiledShapeParser.HiddenMember(named, HomeOf(owner)) is { } hidden)
                    return UnreadableType.Report(type, owner, sink, HomeOf(owner), $"its member '{hidden}' is not public, so other projects cannot describe it to the model: make it public there");
                contracts.Add(named);
                return new ContractValue(named.QualifiedName(), nullable, named.IsValueType);
            case INamedTypeSymbol { TypeArguments: [{ } item] } named when CollectionParser.List(named) is { } list:
                return List(named, list, item, nullable, owner, sink);
            case INamedTypeSymbol named when KeyValuePairParser.Is(named):
                return Pair(named, nullable, owner, sink);
            case INamedTypeSymbol { TypeArguments: [{ } key, { } value] } named when CollectionParser.Dictionary(named) is { } dictionary:
                return Dictionary(named, dictionary, key, value, nullable, owner, sink);
            default:
                return ValueObjectParser.Parse(type, nullable) ?? UnreadableType.Report(type, owner, sink, HomeOf(owner));
        }
    }

    private IAssemblySymbol HomeOf(ISymbol owner) => home ?? owner.ContainingAssembly;

    private static int Depth(ITypeSymbol type)
    {
        int deepest = 0;
        foreach (ITypeSymbol argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
            deepest = Math.Max(deepest, Depth(argument));
        return deepest + 1;
    }

    // Mistakes in its members are reported at its definition; mistakes in its type arguments are reported here.
    private ValueModel? Closed(INamedTypeSymbol type, bool nullable, ISymbol owner, DiagnosticSink sink)
    {
        bool grows = owner.ContainingType is { IsDefinition: true } definition
            && SymbolEqualityComparer.Default.Equals(definition, type.OriginalDefinition)
            && !SymbolEqualityComparer.Default.Equals(definition, type);
        if (grows || Depth(type) > DeepestArguments)
            return UnreadableType.Report(type, owner, sink, HomeOf(owner), "a generic contract that holds itself with other arguments has no end");
        if (UnsupportedContract.Obstacle(type.OriginalDefinition) is not null && !ContractParser.IsReadableGeneric(type.OriginalDefinition))
        {
            // Its definition has the report.
            sink.Fail();
            return null;
        }

        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            if (Parse(argument, owner, sink) is null)
                return null;
        }

        if (CollectionTypes.Replacement(type) is { } collection)
            return UnreadableType.Report(type, owner, sink, HomeOf(owner), $"use {collection}");
        foreach (ITypeSymbol key in KeysOfArguments(type))
        {
            if (KeyOf(key, owner, sink) is null)
                return UnreadableType.Report(type, owner, sink, HomeOf(owner), $"'{key.Display()}' cannot be a key of its dictionary: {Keys}");
        }

        contracts.Add(type);
        return new ObjectValue(type.QualifiedName(), nullable, type.IsValueType, IsTuple: false);
    }

    private ValueModel? Tuple(INamedTypeSymbol tuple, bool nullable, ISymbol owner, DiagnosticSink sink)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            string jsonName = JsonNaming.CamelCase.Apply(element.Name);
            if (names.TryGetValue(jsonName, out string? other))
                DuplicateJsonName.Report(owner, other, element.Name, jsonName, sink);
            names[jsonName] = element.Name;
            if (!element.IsExplicitlyNamedTupleElement)
                return UnreadableType.Report(tuple, owner, sink, HomeOf(owner), "name its elements, or use a record with [JsonContract]");
            if (Parse(element.Type, owner, sink) is null)
                return null;
        }

        contracts.Add(tuple);
        return new ObjectValue(tuple.QualifiedName(), nullable, IsValueType: true, IsTuple: true);
    }

    private ObjectValue? Pair(INamedTypeSymbol pair, bool nullable, ISymbol owner, DiagnosticSink sink)
    {
        foreach (ITypeSymbol argument in pair.TypeArguments)
        {
            if (Parse(argument, owner, sink) is null)
                return null;
        }

        contracts.Add(pair);
        return new ObjectValue(pair.QualifiedName(), nullable, IsValueType: true, IsTuple: false);
    }

    private ValueModel? List(INamedTypeSymbol type, ListKind kind, ITypeSymbol item, bool nullable, ISymbol owner, DiagnosticSink sink)
    {
        if (Parse(item, owner, sink) is not { } element)
            return null;
        var list = new ListValue(type.QualifiedName(), nullable, kind, element);
        return !list.IsSorted || ComparableTypes.Has(item)
            ? list
            : UnreadableType.Report(type, owner, sink, HomeOf(owner), $"its items have no order: let '{item.Display()}' implement IComparable<T>, or use HashSet<T>");
    }

    private ValueModel? Dictionary(
        INamedTypeSymbol type,
        DictionaryKind kind,
        ITypeSymbol key,
        ITypeSymbol value,
        bool nullable,
        ISymbol owner,
        DiagnosticSink sink)
    {
        if (KeyOf(key, owner, sink) is not { } keyModel)
            return UnreadableType.Report(type, owner, sink, HomeOf(owner), Keys);
        if (kind is DictionaryKind.SortedDictionary or DictionaryKind.ImmutableSortedDictionary && key is not ITypeParameterSymbol && !ComparableTypes.Has(key))
            return UnreadableType.Report(type, owner, sink, HomeOf(owner), $"its keys have no order: let '{key.Display()}' implement IComparable<T>, or use Dictionary<TKey, TValue>");
        return Parse(value, owner, sink) is { } item
            ? new DictionaryValue(type.QualifiedName(), nullable, kind, keyModel, item)
            : null;
    }

    private ValueModel? KeyOf(ITypeSymbol key, ISymbol owner, DiagnosticSink sink) => key switch
    {
        { NullableAnnotation: NullableAnnotation.Annotated } => null,
        // A type parameter in the definition of a generic contract: the keys of its closed forms are checked where they are used.
        ITypeParameterSymbol => new ScalarValue(ScalarTable.String, key.QualifiedName(), Nullable: false, IsValueType: false),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum when !EnumSymbols.IsFlags(@enum) => EnumParser.Parse(@enum, nullable: false, owner, HomeOf(owner), sink, cancellationToken),
        _ when ScalarParser.Parse(key) is { Key: not null } scalar => new ScalarValue(scalar, scalar.ClrType, Nullable: false, key.IsValueType),
        _ => ValueObjectParser.Parse(key, nullable: false) is { Scalar.Key: not null } held ? held : null,
    };

    // The type arguments that become keys of dictionaries in the members of a closed generic contract.
    private static IEnumerable<ITypeSymbol> KeysOfArguments(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            if (level.TypeArguments.IsEmpty)
                continue;
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is not IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property)
                    continue;
                foreach (ITypeSymbol key in KeysOfArguments(property.OriginalDefinition.Type, property.Type))
                    yield return key;
            }
        }
    }

    private static IEnumerable<ITypeSymbol> KeysOfArguments(ITypeSymbol definition, ITypeSymbol closed)
    {
        switch (definition, closed)
        {
            case (IArrayTypeSymbol array, IArrayTypeSymbol items):
                return KeysOfArguments(array.ElementType, items.ElementType);
            case (INamedTypeSymbol { IsGenericType: true } generic, INamedTypeSymbol named):
                IEnumerable<ITypeSymbol> keys = generic.TypeArguments.Zip(named.TypeArguments, KeysOfArguments).SelectMany(static found => found);
                return generic.TypeArguments[0] is ITypeParameterSymbol && CollectionParser.Dictionary(named) is not null ? keys.Prepend(named.TypeArguments[0]) : keys;
            default:
                return [];
        }
    }
}
