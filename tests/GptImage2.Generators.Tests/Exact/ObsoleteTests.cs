using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>What is obsolete as an error may be used in a contract, and generated code compiles.</summary>
public sealed class ObsoleteTests
{
    [Theory]
    [InlineData("""[JsonContract] public partial class T { public string A { get; set; } = ""; [Obsolete("gone", true)] public string? Old { get; set; } }""")]
    [InlineData("""[JsonContract] public partial class T { [Obsolete("gone", true)] public bool Bar { get; set; } }""")]
    [InlineData("""[JsonContract] public partial class T { public bool Bar { get; [Obsolete("gone", true)] set; } public int Foo { [Obsolete("gone", true)] get; set; } }""")]
    [InlineData("""[JsonContract] public partial class T { [Obsolete("for serializers", true)] public T() { } public int A { get; set; } }""")]
    [InlineData("""[JsonContract] public partial class T { [Obsolete("for serializers", true)] public T(int a) { A = a; } public int A { get; } }""")]
    [InlineData("""public enum E { A, [Obsolete("no", true)] B } [JsonContract] public partial class T { public E V { get; set; } }""")]
    [InlineData("""[Flags] public enum E { A = 1, [Obsolete("no", true)] B = 2 } [JsonContract] public partial class T { public List<E> V { get; set; } = []; }""")]
    [InlineData("""public enum E : sbyte { A, [Obsolete("no", true)] B = -1 } [JsonContract] public partial class T { public Dictionary<E, int> V { get; set; } = []; }""")]
    [InlineData("""[Obsolete("no", true)] public enum E { A, B } [JsonContract] public partial class T { [Obsolete] public List<E> V { get; set; } = []; }""")]
    [InlineData("""[Obsolete("no", true)] [JsonContract] public partial class Old { public int A { get; set; } } [JsonContract] public partial class T { [Obsolete] public Old?[] V { get; set; } = []; }""")]
    [InlineData("""[Obsolete("no", true)] [JsonContract] public partial class T { public int A { get; set; } }""")]
    [InlineData("""[JsonContract] public record G<X>(X V) { [Obsolete("gone", true)] public int Old { get; set; } } [JsonContract] public partial record T(G<int> A);""")]
    [InlineData("""[JsonContract] public partial class T { public int A { get; set; } [Obsolete("gone", true), JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? X { get; set; } }""")]
    [InlineData("""[JsonContract, JsonDerivedType(typeof(One), "1")] [Obsolete("gone", true)] public abstract partial record T; [Obsolete("gone", true)] [JsonContract] public sealed partial record One(int A) : T;""")]
    [InlineData("""public class B { [Obsolete("gone", true)] public int A { get; init; } = 1; } [JsonContract] public partial class T : B { public new string A = ""; }""")]
    [InlineData("""[JsonContract] public partial record T(int A) { [Rule("It is.", nameof(A)), Obsolete("gone", true)] private bool Ok => A > 0; }""")]
    [InlineData("""[JsonContract, JsonDerivedType(typeof(One), "1")] public abstract partial record T(int A) { [Rule("It is.", nameof(A)), Obsolete("gone", true)] private bool Ok() => A > 0; } [JsonContract] public sealed partial record One(int A) : T(A);""")]
    [InlineData("""[JsonContract] public partial class T { public string A { get; set; } = ""; [System.Diagnostics.CodeAnalysis.Experimental("X1")] public string? New { get; set; } }""")]
    public void Generated_code_compiles(string source) => Assert.Equal([], RunningProgram.Errors(GeneratorRun.Unchecked(Sources.Compile(Sources.File(source))).Output));

    [Theory]
    [InlineData("""[JsonModeClient] public partial interface I { [UserMessage("{k}"), Obsolete] Task<string> M(Kind k); }""")]
    [InlineData("""[JsonModeClient] public partial interface I { [UserMessage("x"), Obsolete] Task<Old> M(); }""")]
    [InlineData("""[JsonModeClient] public partial interface I { [UserMessage("x"), Obsolete] Task<List<Old>> M(); [UserMessage("x")] Task<Half> N(); }""")]
    [InlineData("""[JsonModeClient, Obsolete("x", true)] public partial interface I { [UserMessage("x")] Task<Old> M(); }""")]
    [InlineData("""[JsonModeClient] public partial interface I { [UserMessage("x")] Task<G<int>> M(); }""")]
    [InlineData("""[JsonModeClient] public partial interface I { [UserMessage("{k}")] Task<Mixed> M(Mixed k); }""")]
    public void The_code_of_a_client_compiles(string client) => Assert.Equal([], RunningProgram.Errors(GeneratorRun.Unchecked(Sources.Compile(Sources.File($$"""
        [Obsolete("no", true)] public enum Kind { A, B }
        public enum Mixed { A, [Obsolete("no", true)] B }
        [Obsolete("no", true)] [JsonContract] public partial class Old { public int A { get; set; } }
        [JsonContract] public record G<X>(X V) { [Obsolete("gone", true)] public int Older { get; set; } }
        {{client}}
        """))).Output));

    [Fact]
    public void An_obsolete_name_of_an_enum_is_read_and_written() => Assert.Equal(
        """{"v":"B"} {"v":["A","C"]}""",
        RunningProgram.Run(
            """$"{T.FromJson("{\"v\":\"B\"}").ToJson()} {F.FromJson("{\"v\":[\"C\",\"A\"]}").ToJson()}" """,
            """
            public enum E { A, [Obsolete("no", true)] B }
            [Flags] public enum Bits { A = 1, B = 2, [Obsolete("no", true)] C = 4 }
            [JsonContract] public partial record T(E V);
            [JsonContract] public partial record F(Bits V);
            """).Replace("[\"C\",\"A\"]", "[\"A\",\"C\"]", StringComparison.Ordinal));

    [Fact]
    public void Code_that_uses_nothing_obsolete_is_not_marked() =>
        Assert.DoesNotContain("Obsolete", GeneratorRun.Of("[JsonContract] public partial record T(int A, DayOfWeek B);").Text, StringComparison.Ordinal);
}
