using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts;

[JsonContract]
public partial record IntegerLists(
    List<sbyte> A, byte?[] B, short[] C, ImmutableArray<ushort> D, List<int?> E, IReadOnlyList<uint> F, IEnumerable<long> G, ICollection<ulong> H, Int128[] I, UInt128?[] J, List<BigInteger> K);

[JsonContract]
public partial record NumberLists(Half[] A, List<float?> B, double[] C, IReadOnlyCollection<decimal> D, List<bool?> E, char[] F);

[JsonContract]
public partial record TextLists(List<string?> A, string[] B, List<char?> C, Guid[] D, List<Guid?> E, Uri[] F, List<Uri?> G, Version[] H, List<Version?> I);

[JsonContract]
public partial record TimeLists(
    DateTime[] A, List<DateTimeOffset?> B, DateOnly[] C, List<TimeOnly?> D, TimeSpan[] E, Dictionary<string, DateOnly?> F, Dictionary<string, TimeSpan> G, Dictionary<string, TimeOnly> H);

[JsonContract]
public partial record BlobPlaces(List<byte[]?> A, Dictionary<string, ReadOnlyMemory<byte>> B, List<JsonElement> C, Dictionary<string, JsonElement> D, Dictionary<string, Version> E, List<JsonElement?> F);

[JsonContract]
public partial record ScalarMaps(
    Dictionary<string, sbyte> A, Dictionary<string, ulong?> B, IReadOnlyDictionary<string, BigInteger> C, ImmutableDictionary<string, decimal> D, FrozenDictionary<string, bool> E,
    Dictionary<string, char> F, IDictionary<string, Guid> G, Dictionary<string, Uri?> H, Dictionary<string, Payment?> I, Dictionary<string, Access> J, Dictionary<string, Half> K);

[JsonContract]
public partial record SetsOfScalars(
    HashSet<bool> A, HashSet<char> B, HashSet<long?> C, ISet<DateOnly> D, IReadOnlySet<TimeOnly> E, FrozenSet<Payment> F, HashSet<BigInteger>? G, HashSet<string> H, HashSet<decimal> I);

[JsonContract]
public partial record SetsOfObjects(HashSet<Box> A, HashSet<(int X, string Name)> B, FrozenSet<Line>? C, List<HashSet<int>> D, Dictionary<string, HashSet<string>> E);

[JsonContract]
public partial record SetsOfReferences(HashSet<Settable> A, HashSet<Settable>? B);

[JsonContract]
public partial record ImmutableMaps(IImmutableDictionary<string, int> A, IImmutableDictionary<Payment, Line?>? B, IImmutableDictionary<int, IImmutableDictionary<Guid, string>> C);

[JsonContract]
public partial class Marked
{
    public Marked() => B = "by the other one";

    [JsonConstructor]
    private Marked(int a, string b = "x") => (A, B) = (a, b);

    public int A { get; }

    public string B { get; }
}

[JsonContract]
public partial record KeyedByAll(
    Dictionary<byte, int> A, Dictionary<short, int> B, Dictionary<ushort, int> C, Dictionary<uint, int> D, ImmutableDictionary<long, int> E,
    FrozenDictionary<Guid, List<int>> F, Dictionary<Payment, Dictionary<int, string?>> G, List<Dictionary<ulong, Line>> H, IReadOnlyDictionary<Guid, Payment?>? I);

[JsonContract]
public partial record FlagPlaces(Access[] A, Dictionary<string, Access> B, List<Access?> C, (Access X, Access? Y) D, Dictionary<Payment, Bits> E, Access F = Access.Read);

[JsonContract]
public partial record TuplePlaces(
    List<(int A, int B)?> A,
    Dictionary<string, (string Key, List<int> Values)> B,
    (Line First, Payment? How) C,
    (int A, int B, int C, int D, int E, int F, int G, int H, (string I, bool J) K) D,
    ((int X, int Y) From, (int X, int Y)? To) E,
    (int Q, int R)[][] F);

[JsonContract]
public partial record DeepLists(int[][][] A, List<Dictionary<string, List<Line?>>?> B, Dictionary<string, int[][]> C, ImmutableArray<ImmutableArray<string>> D, List<List<(int A, List<Box> B)>> E);

[JsonContract]
public partial record StructPlaces(Mutable A, Mutable? B, List<Mutable> C, Box?[] D, Dictionary<string, Mutable?> E);

[JsonContract]
public partial record RangedIntegers(
    [Range(10, 20)] byte A, [Range(1, 9)] ushort B, [Range(1, 9)] uint C, [Range(1, 9)] ulong? D, [Range(-9, -1)] short E,
    [Range(typeof(long), "-5000000000", "5000000000")] long F, [Range(typeof(decimal), "1", "79228162514264337593543950335")] UInt128 G, [Range(-3, 3)] BigInteger H,
    [Range(0, 10, MinimumIsExclusive = true)] int? I, [Range(0, 10, MaximumIsExclusive = true)] sbyte J);

[JsonContract]
public partial record RangedNumbers(
    [Range(-0.5, 0.5)] Half A, [Range(0.1, 0.2)] float B, [Range(-1e10, 1e10)] double C, [Range(0, 1, MinimumIsExclusive = true)] decimal? D, [Range(-1.5, 1.5, MaximumIsExclusive = true)] double? E);

[JsonContract]
public sealed partial class ConstrainedSetters
{
    [StringLength(5, MinimumLength = 2)]
    public required string Code { get; set; }

    [RegularExpression("[0-9]{2}")]
    public string? Digits { get; set; }

    [MinLength(1), MaxLength(2)]
    public List<string> Tags { get; set; } = ["a"];

    [Range(0, 1)]
    public double Share { get; init; } = 0.5;

    [Length(1, 2)]
    public HashSet<int>? Once { get; init; }

    [MaxLength(1)]
    public Dictionary<Payment, int> By { get; set; } = [];

    [EmailAddress, MinLength(5)]
    public string? Mail { get; set; }

    [AllowedValues("a", "bb"), MaxLength(5)]
    public string Kind { get; set; } = "a";
}

[JsonContract]
public partial record ChosenNumbers(
    [AllowedValues(0.5, 1)] double A, [AllowedValues(1, 2)] decimal? B, [AllowedValues(-1L, 5000000000L)] long C, [DeniedValues(0, 13)] int D, [DeniedValues("a"), MinLength(1)] string? E,
    [Range(1, 5), DeniedValues(3)] byte F, [Url] string? G, [Base64String] string H, [EmailAddress] string? I);

[JsonContract]
public partial record DefaultsOfAll(
    char A = 'x', long B = -5, double C = 0.5, bool D = true, Access E = Access.Read | Access.Write, Payment? F = Payment.Cash, decimal G = 1.5m, string? H = null, Box I = default, DateOnly J = default)
{
    public TimeSpan K { get; init; } = TimeSpan.FromHours(1);

    public Guid? L { get; set; } = Guid.Empty;

    public (int X, int Y) M { get; init; } = (1, 2);

    public HashSet<int> N { get; init; } = [1];

    public byte[] O { get; set; } = [1];

    public Page<int> P { get; init; } = new([], 0);
}

[JsonContract]
public readonly partial record struct Pair<TFirst, TSecond>(TFirst First, TSecond Second);

[JsonContract]
public partial record GenericPlaces(
    Pair<int, string?> A, Pair<string, Dictionary<Payment, int>>? B, List<Pair<Line, Line?>> C, Dictionary<string, Page<int?>> D, Page<Pair<int, Node<Payment>>> E, (Page<string> P, int Q) F,
    Pair<Access, HashSet<int>> G, Node<Pair<int[], byte[]>>? H);

[JsonContract]
public partial record Menu(Page<Menu>? Pages, Dictionary<int, Menu> ByNumber, (Menu? A, int B)? Twin, Node<Menu?>? Under);

[JsonContract]
public partial record DescribedPlaces(
    [property: Description("A set.")] HashSet<int> A, [property: Description("A map.")] Dictionary<Payment, Line> B, [property: Description("A tuple.")] (int X, int Y)? C, [property: Description("Flags.")] Access? D,
    [property: Description("Anything.")] JsonElement E, [property: Description("A page.")] Page<Line> F, [property: Description("A shape.")] Shape? G, [property: Description("One more.")] Shape H);

[JsonContract]
public partial class OrderedBase
{
    [JsonPropertyOrder(2)]
    public required string Later { get; set; }

    public int Middle { get; set; }
}

[JsonContract]
public sealed partial class OrderedDerived : OrderedBase
{
    [JsonPropertyOrder(-5)]
    public string? Early { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
