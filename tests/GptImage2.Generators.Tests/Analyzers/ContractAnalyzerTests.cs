using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Analyzers;

public sealed class ContractAnalyzerTests
{
    [Fact]
    public Task A_correct_contract_is_left_in_peace() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract]
        public partial record R(string A, [property: Range(0, 1)] double? B, List<R>? C, Dictionary<string, DayOfWeek> D)
        {
            public int Computed => 3;
            [JsonIgnore] public object? Ignored { get; set; }
            public static object Shared { get; } = new();
            private object Hidden { get; } = new();
            public const int Constant = 3;
        }
        """);

    [Fact]
    [Trait("Row", "C7")]
    public Task GI3001_contract_is_not_partial() => AnalyzerVerifier.ReportsAsync("GI3001", "[JsonContract] public record [|R|](string A);");

    [Fact]
    public Task GI1002_container_is_not_partial() => AnalyzerVerifier.ReportsAsync("GI1002", """
        public class [|Outer|] { [JsonContract] public partial record R(string A); }
        """);

    [Fact]
    public async Task GI3002_member_that_is_no_contract()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI3002", """
            public class Plain { }
            [JsonContract] public partial record R(Plain [|A|], List<Plain?> [|B|], Dictionary<string, Plain[]> [|C|]);
            """);
        Assert.Equal("'R.A' holds 'Plain', which is no contract: annotate 'Plain' with [JsonContract] and declare it partial", messages[0]);
    }

    [Theory]
    [InlineData("object", "name the type")]
    [InlineData("dynamic", "name the type")]
    [InlineData("int[,]", "array of arrays")]
    [InlineData("(int, int)", "name its elements")]
    [InlineData("(int A, object B)", "name the type")]
    [InlineData("Page<object>", "name the type")]
    [InlineData("IComparable", "a record")]
    [InlineData("Dictionary<double, string>", "integers or Guids")]
    [InlineData("Queue<int>", "List<T>")]
    [InlineData("System.Text.Json.Nodes.JsonNode", "JsonElement")]
    [InlineData("Action", "only data")]
    [InlineData("nint", "long")]
    [InlineData("IntPtr", "long")]
    [Trait("Row", "G8")]
    public async Task GI3003_unsupported_type_names_the_alternative(string type, string alternative)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI3003", $"[JsonContract] public partial record R({type} [|A|]); [JsonContract] public record Page<T>(T Item);");
        Assert.Contains(alternative, Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public partial class [|R|] { private R() { } }")]
    [InlineData("public partial class [|R|] { public R(int a) { } public R(string b) { } }")]
    [InlineData("public partial class [|R|] { public R(int a) { } public string A { get; set; } = \"\"; }")]
    [InlineData("public partial class [|R|] { [JsonConstructor] public R() { } [JsonConstructor] public R(int a) { A = a; } public int A { get; set; } }")]
    [InlineData("public partial record [|R|]([property: JsonIgnore] int A);")]
    [InlineData("public partial class [|R|] { [JsonIgnore] public required int A { get; set; } }")]
    [InlineData("public partial class [|R|](int a) { public required int A { get; set; } = a; }")]
    [InlineData("public partial class [|R|] { [JsonIgnore] public required int A; }")]
    [InlineData("internal partial class [|R|] { internal required int A { get; set; } }")]
    public Task GI3004_no_usable_constructor(string declaration) => AnalyzerVerifier.ReportsAsync("GI3004", "[JsonContract] " + declaration);

    [Fact]
    [Trait("Row", "D7")]
    public Task GI3005_two_members_with_one_name() => AnalyzerVerifier.ReportsAsync("GI3005", """
        [JsonContract] public partial record R(string Name) { [JsonPropertyName("name")] public string? [|Title|] { get; init; } }
        """);

    [Fact]
    public async Task GI3005_two_elements_of_a_tuple_with_one_name() => Assert.Equal(
        ["'A' and 'a' are both \"a\" in JSON: give one of them another name"],
        await AnalyzerVerifier.ReportsAsync("GI3005", """
            [JsonContract] public partial record R(List<(int A, string B, int a)> [|Pairs|]);
            """));

    [Theory]
    [InlineData("[[|Range(1, 2)|]] string A")]
    [InlineData("[[|Range(typeof(decimal), \"a\", \"b\")|]] decimal A")]
    [InlineData("[[|MinLength(1)|]] int A")]
    [InlineData("[[|StringLength(3)|]] List<int> A")]
    [InlineData("[[|RegularExpression(\"a\")|]] int A")]
    [InlineData("[[|MinLength(-1)|]] string A")]
    [InlineData("[[|EmailAddress|]] int A")]
    [InlineData("[[|AllowedValues(1)|]] string A")]
    [InlineData("[[|AllowedValues(-1)|]] ulong A")]
    [InlineData("[[|AllowedValues(300)|]] byte A")]
    [InlineData("[[|DeniedValues(1.5)|]] Int128 A")]
    [InlineData("[[|DeniedValues(1e30)|]] decimal A")]
    [InlineData("[[|DeniedValues(true)|]] bool A")]
    [InlineData("[property: [|JsonExtensionData|]] Dictionary<string, string> A")]
    public Task GI3006_constraint_that_does_not_apply(string member) =>
        AnalyzerVerifier.ReportsAsync("GI3006", $"[JsonContract] public partial record R({member});");

    [Fact]
    public Task GI3008_member_that_cannot_be_set() => AnalyzerVerifier.ReportsAsync("GI3008", """
        [JsonContract] public partial class R { public string [|A|] { get; } = ""; public string B { get; set; } = ""; }
        """);

    [Theory]
    [InlineData("public abstract partial record [|R|](string A);")]
    [InlineData("public static partial class [|R|] { }")]
    [InlineData("public ref partial struct [|R|] { }")]
    [InlineData("public abstract partial record [|R|]<T>(T A);")]
    [InlineData("file partial record [|R|](string A);")]
    [Trait("Row", "C6")]
    public Task GI3009_type_that_cannot_be_a_contract(string declaration) => AnalyzerVerifier.ReportsAsync("GI3009", "[JsonContract] " + declaration);

    [Fact]
    public Task GI3010_field() => AnalyzerVerifier.ReportsAsync("GI3010", """
        [JsonContract] public partial class R { public int [|A|]; [JsonIgnore] public int B; private int c; public string D { get; set; } = ""; }
        """);

    [Fact]
    public Task GI3011_invalid_pattern() => AnalyzerVerifier.ReportsAsync("GI3011", """
        [JsonContract] public partial record R([[|RegularExpression("[a")|]] string A);
        """);

    [Fact]
    public Task GI3003_generic_contract_without_an_end() => AnalyzerVerifier.ReportsAsync("GI3003", """
        [JsonContract] public record Grow<T>(T Item, Grow<List<T>>? [|Next|]);
        [JsonContract] public partial record R(Grow<int> A);
        """);

    [Fact]
    [Trait("Row", "G2")]
    public async Task An_error_of_the_compiler_is_enough() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
        [JsonContract] public partial record R(Unknown A, List<Unknown> B);
        [JsonModeClient] public partial interface IReader { [UserMessage("{a}")] Task<Unknown> AskAsync(Unknown a); }
        """))));
}
