using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>One paper receipt.</summary>
/// <param name="Merchant">Who sold it.</param>
[JsonContract]
public partial record Receipt(
    [Length(1, 20)] string Merchant,
    DateOnly Date,
    [property: MinLength(1)] IReadOnlyList<Line> Lines,
    [property: Range(0, 1_000_000)] decimal Total,
    Payment? PaidBy);

[JsonContract]
public partial record Line(string Name, [Range(1, 100)] int Quantity, decimal Amount);

public enum Payment
{
    /// <summary>Notes and coins.</summary>
    Cash,
    Card,

    [JsonStringEnumMemberName("bank transfer")]
    Transfer,
    Wire = Transfer,
}

[JsonContract]
public partial record Integers(
    sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, Int128 I, UInt128 J, BigInteger K);

[JsonContract]
public partial record NullableIntegers(
    sbyte? A, byte? B, short? C, ushort? D, int? E, uint? F, long? G, ulong? H, Int128? I, UInt128? J, BigInteger? K);

[JsonContract]
public partial record Numbers(Half A, float B, double C, decimal D, Half? E, float? F, double? G, decimal? H);

[JsonContract]
public partial record Texts(string A, string? B, bool C, bool? D, char E, char? F, Guid G, Guid? H, Uri I, Uri? J);

[JsonContract]
public partial record Times(
    DateTime A, DateTimeOffset B, DateOnly C, TimeOnly D, TimeSpan E, DateTime? F, DateTimeOffset? G, DateOnly? H, TimeOnly? I, TimeSpan? J);

[JsonContract]
public partial record Ranges(
    [Range(-5, 5)] sbyte A,
    [property: Range(0.5, 2.5)] double B,
    [property: Range(typeof(decimal), "0.01", "9.99")] decimal C,
    [property: Range(0, 10, MinimumIsExclusive = true, MaximumIsExclusive = true)] float D,
    [property: Range(0, double.MaxValue)] decimal E,
    [property: Range(0.5, 3.5)] int F,
    [property: Range(1, 3)] Int128 G,
    [property: Range(1, 3)] Half? H,
    [property: Range(0, int.MaxValue)] int I,
    [property: Range(1, 5)] long? J);

[JsonContract]
public partial record Lengths(
    [MinLength(2)] string A,
    [property: MaxLength(3)] string? B,
    [property: StringLength(4, MinimumLength = 2)] string C,
    [property: Length(1, 2)] int[] D,
    [property: MaxLength(2)] Dictionary<string, int>? E,
    [RegularExpression("[A-Z]{2}[0-9]+|x")] string F,
    [property: RegularExpression("^[a-c]+$")] string? G);

[JsonContract]
public partial record Collections(
    int[] A,
    List<string?> B,
    IList<int?> C,
    IReadOnlyList<Payment> D,
    ICollection<List<int>> E,
    IReadOnlyCollection<Line>? F,
    IEnumerable<decimal> G,
    int[][] H,
    Dictionary<string, int> I,
    IDictionary<string, Line?> J,
    IReadOnlyDictionary<string, List<Dictionary<string, bool>>>? K);

[JsonContract]
public partial record Tree(string Name, List<Tree> Children, Tree? Parent);

[JsonContract]
public partial record Left(string Name, Right? Right);

[JsonContract]
public partial record Right(string Name, Left? Left, List<Left> Lefts);

[JsonContract]
public partial record Boxes(Box Where, Box? Else, List<Box> More, Dictionary<string, Box?> Named);

[JsonContract]
public readonly partial record struct Box(double X, double Y);

[JsonContract]
public sealed partial class Settable
{
    public required string Name { get; set; }

    public int Count { get; private set; }

    public string? Note { get; set; }

    [JsonPropertyName("a/b~c \"d\"")]
    public bool Odd { get; init; }

    [JsonIgnore]
    public string Ignored { get; set; } = "kept";

    public string Computed => Name + Count;
}

[JsonContract]
public partial record Defaults(string Name, int Count = 3, string Text = "none", Payment Payment = Payment.Card, int? Maybe = 5)
{
    public IReadOnlyList<string> Tags { get; init; } = ["a"];

    public int Number { get; set; } = 7;

    public string? Note { get; init; } = "note";

    public string? Plain { get; init; }
}

[JsonContract]
public partial class Constructed
{
    public Constructed()
    {
        Number = 7;
        Text = "from the constructor";
    }

    public int? Number { get; set; }

    public string? Text { get; init; }
}

[JsonContract]
public partial struct Mutable
{
    public Mutable()
    {
    }

    public int Number { get; init; } = 7;

    public required string Name { get; set; }
}

[JsonContract(Naming = JsonContractNaming.SnakeCaseLower), JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public partial record Closed(string FirstName, [property: JsonRequired] int? LastXMLValue);

[JsonContract]
public partial record Described([property: Description("A \"quoted\"\nline \\ and ünïcode 🧾")] string Text, Line First, [property: Description("The second.")] Line? Second, [property: Description("Any.")] Payment How);

#pragma warning disable GI3058 // What the reader does without members is tested.
[JsonContract]
public partial record Empty;
#pragma warning restore GI3058

[JsonContract]
public partial record Ünïcode(string Größe, string 名前, string @class);

public abstract class Base
{
    public virtual string First { get; set; } = "";

    public int Second { get; protected set; }
}

[JsonContract]
public partial class Derived : Base
{
    public override string First { get; set; } = "x";

    public required int Third { get; set; }
}

[JsonContract]
public partial record Wide(
    int M00, int M01, int M02, int M03, int M04, int M05, int M06, int M07, int M08, int M09,
    int M10, int M11, int M12, int M13, int M14, int M15, int M16, int M17, int M18, int M19,
    int M20, int M21, int M22, int M23, int M24, int M25, int M26, int M27, int M28, int M29,
    int M30, int M31, int M32, int M33, int M34, int M35, int M36, int M37, int M38, int M39,
    int M40, int M41, int M42, int M43, int M44, int M45, int M46, int M47, int M48, int M49,
    int M50, int M51, int M52, int M53, int M54, int M55, int M56, int M57, int M58, int M59,
    int M60, int M61, int M62, int M63, int M64, int? M65, int M66);

public partial class Outer
{
    [JsonContract]
    internal sealed partial record Inner(Hidden Kind, List<Hidden> Kinds);

    internal enum Hidden
    {
        One,
        Two,
    }
}
