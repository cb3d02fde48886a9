using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>Every collection in every place that it can have; each run is compiled.</summary>
public sealed class CollectionShapeTests
{
    public static TheoryData<string> Types =>
    [
        "int[]", "List<int>", "IList<int>", "ICollection<int>", "IEnumerable<int>", "IReadOnlyList<int>", "IReadOnlyCollection<int>", "HashSet<int>", "ISet<int>", "IReadOnlySet<int>",
        "SortedSet<int>", "Queue<int>", "Stack<int>", "LinkedList<int>", "System.Collections.ObjectModel.Collection<int>", "System.Collections.ObjectModel.ReadOnlyCollection<int>",
        "System.Collections.ObjectModel.ObservableCollection<int>", "System.Collections.Frozen.FrozenSet<int>", "System.Collections.Immutable.ImmutableArray<int>",
        "System.Collections.Immutable.ImmutableList<int>", "System.Collections.Immutable.IImmutableList<int>", "System.Collections.Immutable.ImmutableHashSet<int>",
        "System.Collections.Immutable.IImmutableSet<int>", "System.Collections.Immutable.ImmutableSortedSet<int>", "System.Collections.Immutable.ImmutableQueue<int>",
        "System.Collections.Immutable.IImmutableQueue<int>", "System.Collections.Immutable.ImmutableStack<int>", "System.Collections.Immutable.IImmutableStack<int>",
        "Dictionary<string, int>", "IDictionary<string, int>", "IReadOnlyDictionary<string, int>", "SortedDictionary<string, int>", "SortedList<string, int>", "OrderedDictionary<string, int>",
        "System.Collections.ObjectModel.ReadOnlyDictionary<string, int>", "System.Collections.Frozen.FrozenDictionary<string, int>", "System.Collections.Immutable.ImmutableDictionary<string, int>",
        "System.Collections.Immutable.IImmutableDictionary<string, int>", "System.Collections.Immutable.ImmutableSortedDictionary<string, int>", "KeyValuePair<string, int>",
    ];

    public static TheoryData<string> Fillable =>
    [
        "List<int>", "IList<int>", "ICollection<int>", "HashSet<int>", "ISet<int>", "SortedSet<int>", "Queue<int>", "Stack<int>", "LinkedList<int>",
        "System.Collections.ObjectModel.Collection<int>", "System.Collections.ObjectModel.ObservableCollection<int>",
        "Dictionary<string, int>", "IDictionary<string, int>", "SortedDictionary<string, int>", "SortedList<string, int>", "OrderedDictionary<string, int>",
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_collection_compiles_as_member_item_value_and_result(string type)
    {
        string code = $$"""
            [JsonContract] public partial record R({{type}} One, {{type}}? Optional, List<{{type}}> Items, Dictionary<string, {{type}}> Values{{Constrained(type)}});
            [JsonContract] public partial record Texts({{type.Replace("int>", "string?>", StringComparison.Ordinal)}} One, {{type.Replace("int>", "R?>", StringComparison.Ordinal)}} Two);
            [JsonModeClient] public partial interface IReader { [UserMessage("Read {known}.")] Task<{{type}}> ReadAsync({{type}} known, CancellationToken cancellationToken = default); }
            """;
        code = code.Replace("SortedSet<R?>", "SortedSet<Guid?>", StringComparison.Ordinal);
        Assert.Equal(3, GeneratorRun.Of(code).Files.Length);
        await AnalyzerVerifier.ReportsNothingAsync(code);
    }

    [Theory]
    [MemberData(nameof(Fillable))]
    public async Task A_collection_without_a_setter_is_filled(string type)
    {
        string value = type.StartsWith('I') ? type.Contains("Dictionary", StringComparison.Ordinal) ? "new Dictionary<string, int>()" : type.Contains("Set", StringComparison.Ordinal) ? "new HashSet<int>()" : "new List<int>()" : "new()";
        string code = $$"""
            [JsonContract] public partial class R { public {{type}} One { get; } = {{value}}; }
            [JsonContract] public partial struct S { public S() { } public {{type}} One { get; } = {{value}}; }
            [JsonContract] public record G<T>(T Item) { public {{type}} One { get; } = {{value}}; }
            [JsonContract] public partial record Uses(G<int> G);
            """;
        Assert.Contains(".Fill(created.One, one!)", GeneratorRun.Of(code).Text, StringComparison.Ordinal);
        await AnalyzerVerifier.ReportsNothingAsync(code);
    }

    [Theory]
    [InlineData("public List<int> [|A|] { get; }")]
    [InlineData("public List<int>? [|A|] { get; } = [];")]
    [InlineData("public IReadOnlyList<int> [|A|] { get; } = [];")]
    [InlineData("public IEnumerable<int> [|A|] { get; } = [];")]
    [InlineData("public int[] [|A|] { get; } = [];")]
    [InlineData("public System.Collections.Immutable.ImmutableList<int> [|A|] { get; } = [];")]
    [InlineData("public System.Collections.Frozen.FrozenSet<int> [|A|] { get; } = System.Collections.Frozen.FrozenSet<int>.Empty;")]
    [InlineData("public System.Collections.ObjectModel.ReadOnlyCollection<int> [|A|] { get; } = new([]);")]
    [InlineData("public KeyValuePair<int, int> [|A|] { get; } = new(1, 2);")]
    public Task A_collection_that_cannot_be_filled_is_reported(string member) =>
        AnalyzerVerifier.ReportsAsync("GI3008", $$"""[JsonContract] public partial class R { {{member}} }""");

    private static string Constrained(string type) => type.StartsWith("KeyValuePair", StringComparison.Ordinal) ? "" : $", [property: MinLength(1)] {type} Least, [property: MaxLength(2)] {type}? Most";
}
