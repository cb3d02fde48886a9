namespace GptImage2.Generators.Tests.Rules.Valid;

/// <summary>Valid and unusual contracts.</summary>
internal static class ValidContracts
{
    public static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["a positional record"] = """
            [JsonContract] public partial record T(string Name, decimal Price);
            """,
        ["a sealed record"] = """
            [JsonContract] public sealed partial record T(string Name);
            """,
        ["a class with required members"] = """
            [JsonContract] public partial class T { public required string Name { get; set; } public required int Count { get; init; } }
            """,
        ["a struct"] = """
            [JsonContract] public partial struct T { public int X { get; set; } public int Y { get; set; } }
            """,
        ["a readonly record struct"] = """
            [JsonContract] public readonly partial record struct T(double X, double Y);
            """,
        ["an internal record"] = """
            [JsonContract] internal partial record T(string Name);
            """,
        ["a nested private record"] = """
            public static partial class Outer { [JsonContract] private partial record T(string Name); public static string Schema => T.JsonSchema.ToString(); }
            """,
        ["a record in a generic class"] = """
            [JsonContract] public partial record T(string Name); public class Outer<TItem> { public T? Item { get; set; } public TItem? Other { get; set; } }
            """,
        ["a record nested in an interface"] = """
            public partial interface IOuter { [JsonContract] public partial record T(string Name); }
            """,
        ["a record nested in a record struct"] = """
            public partial record struct Outer(int A) { [JsonContract] public partial record T(string Name); }
            """,
        ["a generic contract and its closed forms"] = """
            [JsonContract] public record Page<TItem>(List<TItem> Items, int Total); [JsonContract] public partial record T(Page<string> Names, Page<int> Numbers);
            """,
        ["a generic contract with constraints"] = """
            [JsonContract] public record Pair<TKey, TValue>(TKey Key, TValue Value) where TKey : notnull where TValue : class; [JsonContract] public partial record T(Pair<int, string> Entry);
            """,
        ["a primary constructor of a class"] = """
            [JsonContract] public partial class T(string name, int count) { public string Name { get; } = name; public int Count { get; } = count; }
            """,
        ["a record with a second constructor"] = """
            [JsonContract] public partial record T(string Name, int Count) { public T(string name) : this(name, 1) { } }
            """,
        ["a class with JsonConstructor"] = """
            [JsonContract] public partial class T { [JsonConstructor] private T(string name) => Name = name; public T() : this("none") { } public string Name { get; } }
            """,
        ["SetsRequiredMembers"] = """
            [JsonContract] public partial class T { public required string Name { get; init; } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public T(string name) => Name = name; }
            """,
        ["a mix of init and required"] = """
            [JsonContract] public partial record T(string Name) { public required int Count { get; init; } public string? Note { get; init; } public int Rank { get; set; } = 3; }
            """,
        ["defaults of parameters"] = """
            [JsonContract] public partial record T(string Name = "", int Count = 0, bool Open = true, string? Note = null);
            """,
        ["defaults that are meant"] = """
            [JsonContract] public partial class T { public string Currency { get; set; } = "EUR"; public int Count { get; set; } = 1; public List<string> Tags { get; set; } = ["new"]; }
            """,
        ["null as a default"] = """
            [JsonContract] public partial class T { public string? Name { get; set; } = null; public int? Count { get; set; } }
            """,
        ["a private setter"] = """
            [JsonContract] public partial class T { public string Name { get; private set; } = "none"; public int Count { get; private set; } }
            """,
        ["a setter with a body"] = """
            [JsonContract] public partial class T { private string _name = "none"; public string Name { get => _name; set => _name = value.Trim(); } }
            """,
        ["a computed member"] = """
            [JsonContract] public partial record T(decimal Net, decimal Rate) { public decimal Gross => Net * (1 + Rate); public string Label() => $"{Gross}"; }
            """,
        ["an indexer"] = """
            [JsonContract] public partial record T(List<string> Items) { public string this[int i] => Items[i]; public string this[string key] { get => key; set => _ = value; } }
            """,
        ["operators"] = """
            [JsonContract] public partial record T(int A) { public static T operator +(T left, T right) => new(left.A + right.A); public static implicit operator int(T value) => value.A; public static explicit operator T(int value) => new(value); }
            """,
        ["events"] = """
            [JsonContract] public partial class T { public int A { get; set; } public event EventHandler? Changed; public void Raise() => Changed?.Invoke(this, EventArgs.Empty); }
            """,
        ["static members"] = """
            [JsonContract] public partial record T(string Name) { public static T Empty { get; } = new("none"); public static int Count { get; set; } public const string Kind = "t"; public static readonly DateOnly Start = new(2020, 1, 1); }
            """,
        ["private fields and helpers"] = """
            [JsonContract] public partial class T { private int _count; private readonly List<int> _all = []; public int Count { get => _count; set => _count = value; } internal int Sum() { int total = 0; foreach (int i in _all) Add(i); return total; void Add(int i) => total += i; } }
            """,
        ["an explicit interface implementation"] = """
            public interface INamed { string Title { get; } } [JsonContract] public partial record T(string Name) : INamed { string INamed.Title => Name; }
            """,
        ["an implicit interface implementation"] = """
            public interface INamed { string Name { get; } } [JsonContract] public partial record T(string Name) : INamed;
            """,
        ["IComparable and IEquatable"] = """
            [JsonContract] public partial record T(int A) : IComparable<T> { public int CompareTo(T? other) => A.CompareTo(other?.A); }
            """,
        ["IDisposable"] = """
            [JsonContract] public sealed partial class T : IDisposable { public int A { get; set; } public void Dispose() { } }
            """,
        ["a deconstructor"] = """
            [JsonContract] public partial class T { public int A { get; set; } public int B { get; set; } public void Deconstruct(out int a, out int b) => (a, b) = (A, B); }
            """,
        ["an overridden ToString"] = """
            [JsonContract] public partial record T(string Name) { public sealed override string ToString() => Name; public override int GetHashCode() => 1; public virtual bool Equals(T? other) => other is not null; }
            """,
        ["a base that is no contract"] = """
            public abstract class Shared { public int Id { get; set; } public string? Note { get; init; } } [JsonContract] public partial class T : Shared { public required string Name { get; set; } }
            """,
        ["a base that is a contract"] = """
            [JsonContract] public partial record Named(string Name); [JsonContract] public partial record T(string Name, int Count) : Named(Name);
            """,
        ["an override"] = """
            public abstract class Shape { public abstract double Side { get; set; } public virtual string? Note { get; set; } } [JsonContract] public partial class T : Shape { public override double Side { get; set; } public override string? Note { get; set; } }
            """,
        ["a generic base"] = """
            public abstract record Entity<TKey> { public required TKey Id { get; set; } } [JsonContract] public partial record T : Entity<int> { public required string Name { get; set; } }
            """,
        ["keywords as names"] = """
            [JsonContract] public partial record @class(string @event, int @int, bool @namespace); [JsonContract] public partial record T(@class @struct);
            """,
        ["names beyond ASCII"] = """
            [JsonContract] public partial record Größe(string Länge, int 数, bool _x);
            """,
        ["names of the framework"] = """
            [JsonContract] public partial record Task(string String, int Int32); [JsonContract] public partial record List(Task Value);
            """,
        ["names of generated members"] = """
            [JsonContract] public partial record T(string Json, int Read, int Names) { public static string ToJson(int value) => $"{value}"; }
            """,
        ["one name in two namespaces"] = """
            namespace A { [JsonContract] public partial record T(string Name); } namespace B { [JsonContract] public partial record T(int Count, A.T Other); }
            """,
        ["partial in three files"] = """
            [JsonContract] public partial class T { public int A { get; set; } }
            //// file
            public partial class T { public required string B { get; set; } }
            //// file
            public partial class T { public string Both => $"{A}{B}"; }
            """,
        ["an attribute on a later part"] = """
            public partial class T { public int A { get; set; } }
            //// file
            [JsonContract] public partial class T { public int B { get; set; } }
            """,
        ["a partial property"] = """
            [JsonContract] public partial class T { public partial int A { get; set; } } public partial class T { public partial int A { get => 1; set => _ = value; } }
            """,
        ["naming"] = """
            [JsonContract(Naming = JsonContractNaming.SnakeCaseLower)] public partial record T(string UnitPrice, int HTTPStatus); [JsonContract(Naming = JsonContractNaming.AsDeclared)] public partial record U(string Name, T Inner);
            """,
        ["names of JSON"] = """
            [JsonContract] public partial record T([property: JsonPropertyName("unit_price")] decimal UnitPrice, [property: JsonPropertyOrder(-1)] string Name);
            """,
        ["constraints"] = """
            [JsonContract] public partial record T([property: Range(1, 5)] int Stars, [property: Length(1, 40)] string Name, [property: RegularExpression("^[A-Z]{3}$")] string Currency, [property: MinLength(1), MaxLength(9)] List<string> Tags, [property: AllowedValues("a", "b")] string Kind, [property: EmailAddress] string Mail);
            """,
        ["descriptions"] = """
            /// <summary>A product.</summary>
            [JsonContract, Description("What is for sale.")] public partial record T([property: Description("As printed.")] string Name) { /** <summary>The price.</summary> */ public decimal Price { get; init; } = 1; }
            """,
        ["extension data"] = """
            [JsonContract] public partial class T { public required string Name { get; set; } [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? More { get; set; } }
            """,
        ["unmapped members"] = """
            [JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public partial record T(string Name);
            """,
        ["ignored members"] = """
            [JsonContract] public partial class T { public int A { get; set; } [JsonIgnore] public object? Tag { get; set; } [JsonIgnore] public Action? Done { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int B { get; set; } }
            """,
        ["a union"] = """
            [JsonContract, JsonDerivedType(typeof(Card), "card"), JsonDerivedType(typeof(Cash), "cash")] public abstract partial record Payment; [JsonContract] public sealed partial record Card(string Last4) : Payment; [JsonContract] public sealed partial record Cash : Payment;
            """,
        ["a union by numbers"] = """
            [JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(One), 1), JsonDerivedType(typeof(Two), 2)] public abstract partial class Kind { public required string Name { get; set; } } [JsonContract] public partial class One : Kind; [JsonContract] public partial class Two : Kind { public int More { get; set; } }
            """,
        ["recursion"] = """
            [JsonContract] public partial record Node(string Name, List<Node> Children, Node? Next);
            """,
        ["two contracts in each other"] = """
            [JsonContract] public partial record A(string Name, List<B> All); [JsonContract] public partial record B(A? Parent);
            """,
        ["an enum"] = """
            public enum Kind { [Description("On the shelf.")] InStock, [JsonStringEnumMemberName("sold_out")] SoldOut } [JsonContract] public partial record T(Kind Kind, Kind? Other, List<Kind> All, Dictionary<Kind, int> Counts);
            """,
        ["flags"] = """
            [Flags] public enum Days { None = 0, Monday = 1, Tuesday = 2, Weekend = 4, All = Monday | Tuesday | Weekend } [JsonContract] public partial record T(Days Open, Days? Closed);
            """,
        ["an enum of bytes"] = """
            public enum Level : byte { Low = 1, High = 200 } public enum Big : ulong { One = 1, Most = ulong.MaxValue } [JsonContract] public partial record T(Level Level, Big Big);
            """,
        ["collections"] = """
            [JsonContract] public partial record T(List<int> A, int[] B, IReadOnlyList<string> C, HashSet<string> D, Dictionary<string, decimal> E, System.Collections.Immutable.ImmutableArray<int> F, int[][] G, IEnumerable<bool> H, IReadOnlyDictionary<int, string> I);
            """,
        ["nullable items"] = """
            [JsonContract] public partial record T(List<string?> A, Dictionary<string, int?> B, List<int?>? C);
            """,
        ["tuples"] = """
            [JsonContract] public partial record T((string Name, int Count) Pair, List<(int X, int Y)> Points);
            """,
        ["scalars"] = """
            [JsonContract] public partial record T(DateOnly A, TimeOnly B, DateTime C, DateTimeOffset D, TimeSpan E, Guid F, Uri G, Version H, byte[] I, char J, long K, ulong L, float M, double N, System.Numerics.BigInteger O, System.Text.Json.JsonElement P);
            """,
        ["rules"] = """
            [JsonContract] public partial record T(decimal Net, decimal Gross) { [Rule("Gross is not below net.", nameof(Net), nameof(Gross))] public bool IsSound => Gross >= Net; [Rule("Net is positive.", nameof(Net))] private bool IsPositive() => Net > 0; }
            """,
        ["IValidatableObject"] = """
            [JsonContract] public partial record T(int From, int To) : IValidatableObject { public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) { if (To < From) yield return new ValidationResult("To is before from.", [nameof(To)]); } }
            """,
        ["a validation attribute"] = """
            public sealed class EvenAttribute : ValidationAttribute { public override bool IsValid(object? value) => value is int and var number && number % 2 == 0; } [JsonContract] public partial record T([property: Even] int Count);
            """,
        ["obsolete members"] = """
            [JsonContract] public partial class T { public int A { get; set; } [Obsolete("Use A.")] public int? Old { get; set; } }
            """,
        ["attributes of others"] = """
            [JsonContract, Serializable, System.Diagnostics.DebuggerDisplay("{Name}")] public partial record T([property: Key, Display(Name = "Name")] string Name, [property: System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)] int Count);
            """,
        ["a data contract"] = """
            [JsonContract, System.Runtime.Serialization.DataContract] public partial record T([property: System.Runtime.Serialization.DataMember] int A);
            """,
        ["an attribute of its own"] = """
            [AttributeUsage(AttributeTargets.All)] public sealed class MarkAttribute(string text, params int[] numbers) : Attribute { public string Text => text; public int[] Numbers => numbers; } [JsonContract, Mark("a", 1, 2)] public partial record T([property: Mark("b")] [param: Mark("c")] [field: Mark("d")] int A);
            """,
    };
}
