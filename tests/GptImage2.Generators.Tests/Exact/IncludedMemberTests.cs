using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>[JsonInclude] makes fields, and members that are not public, members of the contract.</summary>
public sealed class IncludedMemberTests
{
    [Theory]
    [InlineData("[JsonInclude] private int A { get; set; } = 1;")]
    [InlineData("[JsonInclude] private int A { get; init; } = 1;")]
    [InlineData("[JsonInclude] internal int A { get; set; }")]
    [InlineData("[JsonInclude] protected int A { get; set; } = 1;")]
    [InlineData("[JsonInclude] public int A { get; private set; } = 1;")]
    [InlineData("[JsonInclude] public int A { private get; set; } = 1;")]
    [InlineData("[JsonInclude] public int A = 1;")]
    [InlineData("[JsonInclude] public required int A;")]
    [InlineData("[JsonInclude] private int A;")]
    [InlineData("[JsonInclude] protected internal int A = 1, @class = 5;", ",\"class\":5")]
    public void They_are_read_and_written(string member, string more = "") => Assert.Equal(
        $$"""{"a":7{{more}},"z":2} {"a":{"type":"integer""",
        RunningProgram.Run(
            $$"""$"{T.FromJson("{{$$"""{"a":7{{more}},"z":2}""".Replace("\"", "\\\"", StringComparison.Ordinal)}}").ToJson()} {T.JsonSchema.Substring(30, 21)}" """,
            $$"""[JsonContract] public partial class T { {{member}} public int Z { get; set; } }"""));

    [Theory]
    [InlineData("public class B { [JsonInclude] private int A { get; set; } = 1; }")]
    [InlineData("public class B { [JsonInclude] private int A { get; init; } = 1; }")]
    [InlineData("public class B { [JsonInclude] private int A = 1; }")]
    [InlineData("public class B { [JsonInclude] protected int A = 1; }")]
    [InlineData("public class B<T> { [JsonInclude] private T A { get; set; } = default!; }", "B<int>")]
    [InlineData("public class B<T> where T : struct { [JsonInclude] private T A; }", "B<int>")]
    [InlineData("public class B { public int A { private get; set; } = 1; }")]
    public void Those_of_bases_too(string bases, string name = "B") => Assert.Equal(
        """{"a":7,"z":2}""",
        RunningProgram.Run("""T.FromJson("{\"a\":7,\"z\":2}").ToJson()""", $$"""{{bases}} [JsonContract] public partial class T : {{name}} { public int Z { get; set; } }"""));

    [Theory]
    [InlineData("[JsonContract] public class G<X> { [JsonInclude] private X A { get; set; } = default!; }")]
    [InlineData("[JsonContract] public struct G<X> { [JsonInclude] private X A { get; set; } }")]
    [InlineData("[JsonContract] public struct G<X> { [JsonInclude] private X A; }")]
    [InlineData("[JsonContract] public class G<X>(X a) { [JsonInclude] private readonly X A = a; }")]
    public void Those_of_generic_contracts_too(string generic) => Assert.Equal(
        """{"one":{"a":7}}""",
        RunningProgram.Run("""T.FromJson("{\"one\":{\"a\":7}}").ToJson()""", $$"""{{generic}} [JsonContract] public partial record T(G<int> One);"""));

    [Theory]
    [InlineData("public class B { private enum K { A } [[|JsonInclude|]] private K k; private K Get() => k; } [JsonContract] public partial class T : B { public int A { get; set; } }")]
    [InlineData("[JsonContract] public class T<X> { private enum K { A } [[|JsonInclude|]] private List<K> k { get; set; } = []; public X? A { get; set; } } [JsonContract] public partial record R(T<int> One);")]
    public async Task A_member_whose_type_cannot_be_named_is_reported(string source)
    {
        await AnalyzerVerifier.ReportsAsync("GI3007", source);
        Assert.Equal([], RunningProgram.Errors(GeneratorRun.Unchecked(Sources.Compile(Sources.File(AnalyzerVerifier.Parse(source).Source))).Output));
    }

    [Fact]
    public void A_private_type_of_the_contract_can_be_named() => Assert.Equal(
        """{"k":"B"}""",
        RunningProgram.Run("""T.FromJson("{\"k\":\"B\"}").ToJson()""", "[JsonContract] public partial class T { private enum K { A, B } [JsonInclude] private K k; private K Get() => k; }"));

    [Fact]
    public void A_parameter_sets_a_field_that_is_read_only() => Assert.Equal(
        "/_f: expected an integer from 1 to 5, found 9",
        RunningProgram.Run("""T.FromJson("{\"_f\":9}").ToJson()""", """
            [JsonContract] public partial class T { [JsonInclude, Range(1, 5)] private readonly int _f; public T(int _f) => this._f = _f; public int F => _f; }
            """));

    [Fact]
    public void Attributes_of_a_field_are_honoured() => Assert.Equal(
        """{"type":"object","properties":{"b":{"type":"string","description":"What it is.","minLength":2},"a":{"type":"integer","description":"As read."}}}""",
        RunningProgram.Run("T.JsonSchema", """
            [JsonContract] public partial class T
            {
                /// <summary>As read.</summary>
                [JsonInclude] private int a = 3;
                [JsonInclude, JsonPropertyName("b"), MinLength(2), Description("What it is."), JsonPropertyOrder(-1)] private string _text = null!;
                [JsonInclude, JsonIgnore] private int _not = 3;
                private int _plain = 4;
                public T() { _text = ""; _not = _plain = a; }
            }
            """));

    [Theory]
    [InlineData("[JsonInclude] public string Name { get; private set; } = \"a\";")]
    [InlineData("[JsonInclude] private int _f; public int F => _f;")]
    [InlineData("[JsonInclude] public int F;")]
    public Task Nothing_is_reported(string member) => AnalyzerVerifier.ReportsNothingAsync($"[JsonContract] public partial class T {{ {member} public int A {{ get; set; }} }}");

    [Theory]
    [InlineData("[[|JsonInclude|]] public int B => 1;")]
    [InlineData("[[|JsonInclude|]] public int B { set { } }")]
    [InlineData("[[|JsonInclude|]] private int B { set { } }")]
    public async Task What_cannot_be_read_or_set_is_reported(string member) => Assert.Equal(
        ["[JsonInclude] on 'T.B' is not honoured: a member needs a get accessor, a set accessor or a constructor parameter, and a type that its contract can name"],
        await AnalyzerVerifier.ReportsAsync("GI3007", $"[JsonContract] public partial class T {{ {member} public int A {{ get; set; }} }}"));

    [Fact]
    public Task A_field_that_is_read_only_cannot_be_set() => AnalyzerVerifier.ReportsAsync("GI3008", "[JsonContract] public partial class T { [JsonInclude] private readonly int [|_f|] = 1; public int A => _f; }");
}
