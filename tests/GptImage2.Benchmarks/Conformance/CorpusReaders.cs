using GptImage2.Generators.Tests.Contracts;

namespace GptImage2.Benchmarks.Conformance;

/// <summary>The readers of the contracts that the tests judge, by name: NativeAOT has no reflection to find them.</summary>
internal static class CorpusReaders
{
    public static readonly IReadOnlyDictionary<string, Func<string, string>> ByName = new Dictionary<string, Func<string, string>>(
    [
        Of<Animal>(), Of<BlobPlaces>(), Of<Blobs>(), Of<Box>(), Of<Boxes>(), Of<Cat>(), Of<Choice>(), Of<Chosen>(),
        Of<ChosenNumbers>(), Of<Circle>(), Of<Closed>(), Of<Collections>(), Of<Constant>(), Of<ConstrainedSetters>(),
        Of<Constructed>(), Of<DeclaredNames>(), Of<DeepLists>(), Of<Defaults>(), Of<DefaultsOfAll>(), Of<Derived>(),
        Of<Described>(), Of<DescribedPlaces>(), Of<Dog>(), Of<Drawing>(), Of<Empty>(), Of<Expression>(),
        Of<Extended>(), Of<First>(), Of<FlagPlaces>(), Of<Flagged>(), Of<GenericPlaces>(), Of<Generics>(),
        Of<Group>(), Of<HostileEnums>(), Of<HostileNames>(), Of<ImmutableMaps>(), Of<Immutables>(), Of<IntegerLists>(), Of<Integers>(),
        Of<KebabNames>(), Of<Keyed>(), Of<KeyedByAll>(), Of<Left>(), Of<Lengths>(), Of<Let>(), Of<Line>(),
        Of<LocalNames>(), Of<Marked>(), Of<Menu>(), Of<Mutable>(), Of<NoChoice>(), Of<NullableIntegers>(), Of<NumberLists>(),
        Of<Numbered>(), Of<Numbers>(), Of<Ordered>(), Of<OrderedBase>(), Of<OrderedDerived>(), Of<Owner>(),
        Of<RangedIntegers>(), Of<RangedNumbers>(), Of<Ranges>(), Of<Receipt>(), Of<Record>(), Of<Right>(),
        Of<SameNames>(), Of<ScalarMaps>(), Of<ScreamNames>(), Of<Second>(), Of<Sets>(), Of<SetsOfObjects>(),
        Of<SetsOfReferences>(), Of<SetsOfScalars>(), Of<Settable>(), Of<Shape>(), Of<SomeChoice>(), Of<Square>(),
        Of<StructPlaces>(), Of<Sum>(), Of<TextLists>(), Of<Texts>(), Of<TimeLists>(), Of<Times>(), Of<Tree>(),
        Of<TsCollections>(), Of<TsConstraints>(), Of<TsDescribed>(), Of<TsFormats>(), Of<TsInner>(), Of<TsPoint>(),
        Of<TsScalars>(), Of<TsShared>(), Of<TsTree>(), Of<TuplePlaces>(), Of<Tuples>(), Of<UnionPlaces>(),
        Of<UpperNames>(), Of<Wide>(), Of<WideChoice>(),
    ], StringComparer.Ordinal);

    private static KeyValuePair<string, Func<string, string>> Of<T>()
        where T : IJsonContract<T> => new(typeof(T).Name, Verdict.Of<T>);
}
