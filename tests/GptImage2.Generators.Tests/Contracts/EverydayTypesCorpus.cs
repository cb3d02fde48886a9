using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GptImage2.Generators.Tests.Contracts;

[JsonContract]
public partial record Pairs(KeyValuePair<string, int> A, KeyValuePair<int, Line?>? B, List<KeyValuePair<Payment, string>> C, Dictionary<string, KeyValuePair<string, int>> D);

[JsonContract]
public partial record Queued(
    Queue<int> A, Stack<string> B, LinkedList<int?> C, Collection<Line> D, ReadOnlyCollection<string> E, ObservableCollection<int>? F, ImmutableQueue<int> G,
    IImmutableStack<int> H, [property: Length(1, 2)] Queue<int> I, [property: MinLength(1)] Stack<Line>? J, List<Queue<int>> K);

[JsonContract]
public partial record Sorted(
    SortedSet<int> A, SortedSet<string?> B, SortedSet<DateOnly>? C, ImmutableHashSet<Line> D, IImmutableSet<string> E, ImmutableSortedSet<Payment> F,
    [property: MaxLength(2)] SortedSet<int?> G);

[JsonContract]
public partial record SortedMaps(
    SortedDictionary<string, int> A, SortedList<int, string> B, OrderedDictionary<string, Line> C, ReadOnlyDictionary<string, int?> D, ImmutableSortedDictionary<string, bool>? E,
    [property: MaxLength(2)] SortedDictionary<Payment, int> F);

[JsonContract]
public partial record MoreKeys(
    Dictionary<bool, int> A, Dictionary<double, int> B, IReadOnlyDictionary<DateOnly, string> C, Dictionary<TimeOnly, int>? D, Dictionary<decimal, int> E, SortedDictionary<char, int> F,
    Dictionary<Half, int> G, Dictionary<Int128, Line> H, [property: MinLength(1)] Dictionary<bool, string>? I);

[JsonContract]
public partial record Nodes(JsonNode A, JsonObject B, JsonArray C, JsonNode? D, JsonObject? E, JsonArray? F, Memory<byte> G, Memory<byte>? H, List<JsonNode?> I, Dictionary<string, JsonObject> J);

[JsonContract]
public partial class Filled
{
    public List<string> Tags { get; } = ["initial"];

    public IList<Line> Lines { get; } = [];

    public HashSet<int> Numbers { get; } = [];

    public ISet<string> Words { get; } = new SortedSet<string>(StringComparer.Ordinal);

    public Queue<int> Queue { get; } = new([1]);

    public Stack<int> Stack { get; } = new([1]);

    public ObservableCollection<int> Watched { get; } = [];

    public LinkedList<int> Linked { get; } = new();

    [MaxLength(2)]
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal) { ["initial"] = 1 };

    public IDictionary<int, string> Names { get; } = new SortedDictionary<int, string>();

    [JsonRequired]
    public List<int> Needed { get; } = [];
}

/// <summary>Its collection is created by the body of its constructor.</summary>
[JsonContract]
public partial record FilledLater
{
    public FilledLater() => Tags = ["initial"];

    public List<string> Tags { get; }
}

[JsonContract]
public partial record Links([Url] Uri A, [Url] Uri? B);

public readonly record struct OrderId(int Value);

public sealed record Email(string Value);

public readonly record struct Weight
{
    private Weight(decimal value) => Value = value;

    public decimal Value { get; }

    public static Weight From(decimal value) => new(value);
}

/// <summary>Its property has a name of its own, which is enough for a struct.</summary>
public readonly record struct Birthday(DateOnly Day);

public abstract record Named<T>(T Value);

public sealed record City(string Value) : Named<string>(Value);

[JsonContract]
public partial record Held(
    OrderId A, OrderId? B, [property: RegularExpression("[a-z]+")] Email C, [property: MaxLength(3)] Email? D, List<OrderId> E, Dictionary<string, Email?> F,
    [property: Range(1, 5)] OrderId G, Weight H, Birthday I, City J, HashSet<OrderId> K, HashSet<Weight> L, Dictionary<Birthday, int> M, [AllowedValues("x", "y")] Email N);

[JsonContract]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Dot), "dot")]
[JsonDerivedType(typeof(Bar), "bar")]
[JsonDerivedType(typeof(Pile), "pile")]
public partial interface IFigure
{
    string Name { get; }
}

[JsonContract]
public sealed partial record Dot(string Name) : IFigure;

[JsonContract]
public readonly partial record struct Bar(string Name, [property: Range(1, 9)] int Length) : IFigure;

[JsonContract]
public sealed partial record Pile(string Name, List<IFigure> Figures) : IFigure;

[JsonContract]
public partial record Canvas(IFigure Main, IFigure? Other, List<IFigure> All, Dictionary<string, IFigure> Named, Dot Plain);
