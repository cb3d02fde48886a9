using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Consistency;

/// <summary>A base in another project gives the same code and the same diagnostics in an editor and in a build.</summary>
public sealed class ForeignBaseTests
{
    /// <summary>A member of the base, and what is reported of a contract that derives from it.</summary>
    public static TheoryData<string, string[]> Members { get; } = new()
    {
        // Mistakes.
        { "public int Field;", ["GI3010"] },
        { "public object? O { get; set; }", ["GI3003"] },
        { "public Other? Any { get; set; } public class Other;", ["GI3003"] },
        { "public List<Action> Actions { get; set; } = [];", ["GI3003"] },
        { "public int Name { get; set; } [JsonPropertyName(\"name\")] public int Same { get; set; }", ["GI3005"] },
        { "public Twins T { get; set; } public enum Twins { [JsonStringEnumMemberName(\"a\")] One, [JsonStringEnumMemberName(\"a\")] Two }", ["GI3005"] },
        { "[MinLength(1)] public int N { get; set; }", ["GI3006"] },
        { "[MaxLength(-5)] public string N { get; set; } = \"\";", ["GI3006"] },
        { "[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public int N { get; set; }", ["GI3007"] },
        { "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? N { get; set; }", ["GI3007"] },
        { "[RegularExpression(\"(\")] public string P { get; set; } = \"\";", ["GI3011"] },
        { "[Range(5, 1)] public int P { get; set; }", ["GI3014"] },
        { "[RegularExpression(\"(?<x>a)\\\\Z\")] public string P { get; set; } = \"a\";", ["GI3015"] },
        { "[RegularExpression(\"(a+)+$\")] public string P { get; set; } = \"a\";", ["GI3016"] },
        { "public ImageInput? Picture { get; set; }", ["GI4004"] },
        { "[JsonIgnore] public required int X { get; set; }", ["GI3004"] },

        // What an assembly does not show.
        { "[Range(1, 5)] public int Level { get; set; } = 3;", [] },
        { "[Range(5, 9)] public int Low { get; set; } = 1;", [] },
        { "[MaxLength(1)] public string? Text { get; set; } = \"ab\";", [] },
        { "[MinLength(1)] public List<int> L { get; set; } = [];", [] },
        { "[AllowedValues(\"a\")] public string A { get; set; } = \"b\";", [] },
        { "public DayOfWeek Day { get; set; } = DayOfWeek.Friday;", [] },
        { "public string N { get; set; } = null!;", [] },
        { "public string? N { get; set; } = \"n\";", [] },
        { "public string N { get; init; } = \"n\";", [] },
        { "[Flags] public enum F { A, B, C, D, E } public F V { get; set; }", [] },
        { "/// <summary>A kind.</summary>\npublic enum Kind {\n/// <summary>One.</summary>\nOne, Two } public Kind K { get; set; }", [] },
        { "/// <summary>The name.</summary>\npublic string Name { get; set; } = \"\";", [] },
        { "[Rule(\"N is positive.\", nameof(N))] private bool Ok => N > 0; public int N { get; set; }", [] },
        { "protected B0(int n) { N = n; } public B0() { } public int N { get; set; }", [] },

        // Accessors.
        { "public Guid Id { get; } = Guid.NewGuid();", ["GI0014"] },
        { "public string P { get; private set; } = \"p\";", ["GI0014"] },
        { "public string P { get; internal set; } = \"p\";", ["GI0014"] },
        { "public string P { get; private protected set; } = \"p\";", ["GI0014"] },
        { "public string P { get; private init; } = \"p\";", ["GI0014"] },
        { "private string? _p; public string P { get => _p ?? \"p\"; private set => _p = value; }", [] },
        { "public string P { get; protected set; } = \"p\";", [] },
        { "public string P { get; protected init; } = \"p\";", [] },
        { "public string P { get; protected internal set; } = \"p\";", [] },
        { "public string P => \"p\";", [] },
        { "public string P { get { return \"p\"; } }", [] },
        { "public string P { private get; set; } = \"p\";", [] },
        { "public virtual string P { get; } = \"p\";", ["GI0014"] },
        { "[JsonIgnore] public Guid Id { get; } = Guid.NewGuid();", [] },
        { "private string P { get; set; } = \"p\"; internal int Q { get; set; } private int _f; internal int F;", [] },
        { "public static int Count { get; set; } public int this[int i] => i; public const int K = 1;", [] },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_of_a_base_is_treated_alike_in_every_view(string member, string[] ids)
    {
        TwoProjects.View view = await TwoProjects.ViewAsync(
            $"namespace L; public abstract class B0 {{ {member} }}",
            "[JsonContract] public partial class C1 : L.B0 { public string Own { get; set; } = null!; }");

        Assert.Equal(ids.Append("GI3017").Order(StringComparer.Ordinal), view.Ids);
        Assert.Empty(view.Errors);
        if (ids.Length > 0)
            Assert.StartsWith($"{ids[0]} at 'C1': ", view.Diagnostics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_base_of_another_project_is_reported_at_each_contract_and_names_it()
    {
        TwoProjects.View view = await TwoProjects.ViewAsync(
            "namespace L; public abstract class B0 { public object? O { get; set; } public int F; }",
            "[JsonContract] public partial class C1 : L.B0; [JsonContract] public partial class C2 : L.B0;");

        Assert.Equal(
            """
            GI3003 at 'C1': In 'C1': 'L.B0.O' is of type 'object?', which is not supported: name the type that the value has, or use JsonElement
            GI3010 at 'C1': In 'C1': Field 'L.B0.F' is not part of the contract: make it a property, or annotate it with [JsonIgnore]
            GI3003 at 'C2': In 'C2': 'L.B0.O' is of type 'object?', which is not supported: name the type that the value has, or use JsonElement
            GI3010 at 'C2': In 'C2': Field 'L.B0.F' is not part of the contract: make it a property, or annotate it with [JsonIgnore]
            """,
            view.Diagnostics);
    }

    [Theory]
    [InlineData("public record Base([MinLength(2)] string A, int B = 2) { public int C { get; init; } = 3; }", "[JsonContract] public partial record D(string A, int B, int E) : L.Base(A, B);")]
    [InlineData("public record struct Money(decimal Amount); [JsonContract] public partial record Base(string A);", "[JsonContract] public partial record D(string A, L.Base Inner) : L.Base(A);")]
    [InlineData("public abstract record Entity<T> { public required T Id { get; set; } public string? Note { get; set; } = \"x\"; }", "[JsonContract] public partial record D : L.Entity<int>;")]
    [InlineData("[JsonContract] public partial record Base(int A, int B) { [Rule(\"A is less than B.\", nameof(A), nameof(B))] private bool Ok => A < B; }", "[JsonContract] public partial record D(int A, int B, int C) : L.Base(A, B);")]
    [InlineData("/// <summary>One.</summary>\n[JsonContract] public partial class One {\n/// <summary>Its size.</summary>\npublic int Size { get; init; } = 1; public required string Name { get; init; } }", "[JsonContract] public partial record D(L.One First, List<L.One> All);")]
    [InlineData("[JsonContract] public partial record G<T>(T V) { public string N { get; init; } = \"n\"; }", "[JsonContract] public partial record D(L.G<int> A, L.G<string>? B);")]
    [InlineData("[JsonContract] public partial record struct G<T>(T V) { public string? N { get; set; } = \"n\"; }", "[JsonContract] public partial record D(L.G<int> A);")]
    [InlineData("[JsonContract] public partial class G<T> { public T V { get; set; } = default!; public string? N { get; set; } = \"n\"; }", "[JsonContract] public partial record D(L.G<int> A);")]
    [InlineData("[JsonContract] public partial class G<T> { public G(T v) { V = v; } internal G(T v, int n) { V = v; } private G() { V = default!; } public T V { get; } }", "[JsonContract] public partial record D(L.G<int> A);")]
    [InlineData("/// <summary>A kind.</summary>\npublic enum Kind {\n/// <summary>One.</summary>\nOne, [Description(\"By attribute.\")] Two }", "[JsonContract] public partial record D(L.Kind A, Dictionary<L.Kind, int> B);")]
    [InlineData("public enum Kind {\n/// <summary>One.</summary>\nOne, Two }\n[JsonContract] public partial record Holder(Kind K);", "[JsonContract] public partial record D(L.Kind A, L.Holder B);")]
    [InlineData("[JsonContract, JsonDerivedType(typeof(One), \"1\")] public abstract partial record Base { public int A { get; init; } = 1; } [JsonContract] public sealed partial record One : Base { public int B { get; init; } = 2; }", "[JsonContract] public partial record D(L.Base A);")]
    [InlineData("[JsonContract] public partial class Secret { [JsonConstructor] private Secret(int a) { A = a; } public Secret() { } public int A { get; private set; } = 1; }", "[JsonContract] public partial record D(L.Secret A);")]
    [InlineData("/// <summary>A kind.</summary>\npublic enum Kind { One }", "[JsonModeClient] public partial interface ID { [UserMessage(\"{k} {l}\")] Task<L.Kind> AskAsync(L.Kind k, List<L.Kind> l, CancellationToken c = default); }")]
    public async Task Types_of_another_project_are_read_alike_in_every_view(string library, string app)
    {
        TwoProjects.View view = await TwoProjects.ViewAsync("namespace L; " + library, app);

        Assert.Equal("", view.Diagnostics);
        Assert.Empty(view.Errors);
        Assert.DoesNotContain("GeneratedStub", view.Generated, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_of_another_project_that_has_contracts_can_become_one_in_every_view()
    {
        TwoProjects.View view = await TwoProjects.ViewAsync(
            "namespace L; public partial class Plain { public int A { get; set; } } [JsonContract] public partial record Other(int A);",
            "[JsonContract] public partial record D(L.Plain A);");

        Assert.StartsWith("GI3002 at 'A': 'D.A' holds 'L.Plain', which is not a contract", view.Diagnostics, StringComparison.Ordinal);
        Assert.Empty(view.Errors);
    }

    [Fact]
    public async Task A_class_of_another_project_is_no_contract_in_every_view()
    {
        TwoProjects.View view = await TwoProjects.ViewAsync("namespace L; public class Plain { public int A { get; set; } }", "[JsonContract] public partial record D(L.Plain A);");

        Assert.Equal(["GI3003"], view.Ids);
        Assert.Empty(view.Errors);
    }
}
