using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts;

[JsonContract]
public partial record HostileNames(
#pragma warning disable GI3059 // What the reader does with an empty name is tested.
    [property: JsonPropertyName("")] int A,
#pragma warning restore GI3059
    [property: JsonPropertyName("$ref")] string B,
    [property: JsonPropertyName("type")] string C,
    [property: JsonPropertyName("properties")] Dictionary<string, int> D,
    [property: JsonPropertyName("\"quoted\\\"")] int? E,
    [property: JsonPropertyName("\t\u0001\u2028")] int F,
    [property: JsonPropertyName("🧾")] int G,
    [property: JsonPropertyName("__proto__")] int H,
    [property: JsonPropertyName("/~#%")] int I,
    [property: JsonPropertyName("$defs")] List<Odd>? J);

public enum Odd
{
    [JsonStringEnumMemberName("")]
    Empty,

    [JsonStringEnumMemberName("a|b.c*")]
    Pattern,

    [JsonStringEnumMemberName("^(x) [y] {z}$")]
    Brackets,

    [JsonStringEnumMemberName("\"quoted\\\"")]
    Quoted,

    [JsonStringEnumMemberName("null")]
    Null,

    [JsonStringEnumMemberName("ünïcode 🧾")]
    Receipt,

    @class,
}

[JsonContract]
public partial record HostileEnums(Odd A, Odd? B, List<Odd?> C, Dictionary<Odd, int> D, HashSet<Odd> E, Dictionary<Odd, Odd>? F);

[JsonContract]
public partial record LocalNames(
    int json, int start, int seen, int next, int member, int created, int name, int value, int item, int items, int entries, int key, int index, int expected, int rest, int extensionData, int @void, int violations);

[JsonContract]
public partial record ScreamNames
{
    public required int UnitPrice { get; init; }

    public int? XMLFile { get; init; }
}

[JsonContract(Naming = JsonContractNaming.SnakeCaseUpper)]
public partial record UpperNames(int UnitPrice, (int LeftSide, int B) XMLPair);

[JsonContract(Naming = JsonContractNaming.KebabCaseLower)]
public partial record KebabNames(int UnitPrice, ScreamNames XMLFile, UpperNames? Other, UpperNames Third);

[JsonContract(Naming = JsonContractNaming.AsDeclared)]
public partial record DeclaredNames(int UnitPrice, int? XMLFile, Page<int> Page);

public static partial class Shelf
{
    [JsonContract]
    public partial record Line(string Text, Contracts.Line Other, Contracts.Line? More);

    public static partial class Deep
    {
        [JsonContract]
        public readonly partial record struct Line(Shelf.Line First, Shelf.Line? Second, Contracts.Line Third, List<Contracts.Payment> Fourth, Payment Fifth);

        public enum Payment
        {
            Never,
        }
    }
}

[JsonContract]
public partial record SameNames(Line A, Line? B, Shelf.Line C, Shelf.Line? D, Shelf.Deep.Line E, Shelf.Deep.Line? F, Payment G, Shelf.Deep.Payment H, Page<Line> I, Page<Shelf.Line> J, Page<Line>? K, Page<Shelf.Line>? L);
