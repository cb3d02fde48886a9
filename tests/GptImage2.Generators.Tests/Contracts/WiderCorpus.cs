using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts;

[JsonContract]
public partial record Blobs(byte[] A, ReadOnlyMemory<byte> B, Version C, JsonElement D, byte[]? E, ReadOnlyMemory<byte>? F, Version? G, JsonElement? H);

[Flags]
public enum Access
{
    None = 0,
    Read = 1,

    /// <summary>To change it.</summary>
    [JsonStringEnumMemberName("write it")]
    Write = 2,
    Delete = 4,
    All = Read | Write | Delete,
}

[Flags]
public enum Bits : ulong
{
    Low = 1,
    High = 1UL << 63,
}

[JsonContract]
public partial record Flagged(Access A, Access? B, List<Access> C, Bits D);

[JsonContract]
public partial record Sets(HashSet<int> A, ISet<string> B, IReadOnlySet<Payment>? C, FrozenSet<Line> D);

[JsonContract]
public partial record Immutables(ImmutableArray<int> A, ImmutableList<string> B, ImmutableArray<Line>? C, IImmutableList<int>? D, ImmutableDictionary<string, int> E, FrozenDictionary<string, Line> F);

[JsonContract]
public partial record Keyed(
    Dictionary<int, string> A, IReadOnlyDictionary<ulong, int> B, Dictionary<Guid, int> C, Dictionary<Payment, decimal> D, IDictionary<sbyte, Line>? E, FrozenDictionary<Payment, int> F);

[JsonContract]
public partial record Tuples((int X, string? Name) A, (double Lat, double Lon)? B, List<(string Key, (int A, int B) Inner)> C);

/// <summary>A page of something.</summary>
[JsonContract]
public record Page<T>(IReadOnlyList<T> Items, int Total)
{
    public string? Next { get; init; } = "none";
}

[JsonContract]
public class Node<T>
{
    public required T Value { get; set; }

    public List<Node<T>> Children { get; set; } = [];
}

[JsonContract]
public partial record Generics(Page<Line> A, Page<int>? B, List<Page<Payment>> C, Node<string> D, Page<Page<Line?>> E);

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
[JsonDerivedType(typeof(Group), "group")]
public abstract partial record Shape(string Name);

/// <summary>Round.</summary>
[JsonContract]
public sealed partial record Circle(string Name, [property: Range(0, 10)] double Radius) : Shape(Name);

[JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed partial record Square(string Name, double Side) : Shape(Name);

[JsonContract]
public sealed partial record Group(string Name, List<Shape> Shapes) : Shape(Name);

[JsonContract]
[JsonDerivedType(typeof(First), 1)]
[JsonDerivedType(typeof(Second), 2)]
public abstract partial class Numbered;

[JsonContract]
public sealed partial class First : Numbered
{
    public required string A { get; set; }
}

[JsonContract]
public sealed partial class Second : Numbered
{
    public int? B { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

[JsonContract]
public partial record Drawing(Shape Main, Shape? Other, List<Numbered> Steps, Circle Plain);

[JsonContract]
public partial record Chosen(
    [AllowedValues("a", "b \"c\"")] string A,
    [AllowedValues(1, 2, 3)] int B,
    [DeniedValues("x", "")] string C,
    [DeniedValues(0)] double? D,
    [EmailAddress] string E,
    [Url] string F,
    [Base64String] string? G,
    [AllowedValues("a", null)] string? H);

[JsonContract]
public partial record Ordered([property: JsonPropertyOrder(1)] string Last, string First, [property: JsonPropertyOrder(-1)] string Zeroth);

[JsonContract]
public partial record Extended(string Name)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Rest { get; set; } = [];
}
