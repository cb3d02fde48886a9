using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>Shapes of declarations; each run is compiled. What they read is tested with the contracts of this project.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("public partial record R(string A);")]
    [InlineData("public sealed partial record R(string A);")]
    [InlineData("public partial record class R(string A);")]
    [InlineData("public partial record struct R(string A);")]
    [InlineData("public readonly partial record struct R(string A);")]
    [InlineData("public partial class R { public string A { get; set; } = \"\"; }")]
    [InlineData("public partial class R(string a) { public string A { get; } = a; }")]
    [InlineData("public partial struct R { public string A { get; set; } public int? B { get; init; } }")]
    [InlineData("public partial class R { public required string A { get; init; } public int B { get; private set; } }")]
    [InlineData("public partial class R { public R() { B = 3; } public int? B { get; set; } }")]
    [InlineData("public partial record R { public int B { get; init; } = 3; public IReadOnlyList<string> C { get; init; } = []; }")]
    [InlineData("public partial struct R { public R() { } public int B { get; init; } = 3; }")]
    [InlineData("public partial class R { [JsonConstructor] private R(int b) { B = b; } public R(string s) { B = 1; } public int B { get; } }")]
    [InlineData("internal partial record R(string A, R? Next, List<R> Children);")]
    [InlineData("public partial record R();")]
    [InlineData("public partial record R(int A = 3, string B = \"x\\\"y\", double C = double.NaN, decimal D = 1.5m, long E = -1, char F = '\\'', float G = float.NegativeInfinity, DayOfWeek H = DayOfWeek.Friday, int? I = null, ulong J = ulong.MaxValue, bool K = true, Guid L = default);")]
    [Trait("Row", "H1")]
    public void Every_kind_of_type_compiles(string declaration) => GeneratorRun.Of("[JsonContract] " + declaration);

    [Fact]
    public void An_optional_member_of_a_generic_contract_may_be_closed_over_a_struct() => GeneratorRun.Of("""
        [JsonContract] public partial record Page<T>(T? First, T[]? All);
        [JsonContract] public partial record Book(Page<int> Numbers, Page<string> Names, Page<int?> Gaps);
        """);

    [Fact]
    public void Calls_may_have_any_accessibility() => GeneratorRun.Of("""
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage("Hi")] protected Task<string> HiddenAsync();
            [UserMessage("Hi")] internal Task<string> InternalAsync();
            [UserMessage("Hi")] protected internal IAsyncEnumerable<string> BothAsync();
            private Task<string> OwnAsync() => HiddenAsync();
        }
        """);

    [Fact]
    [Trait("Row", "C4")]
    public void Types_may_be_nested_in_anything() => GeneratorRun.Of("""
        namespace Demo.Deep
        {
            internal partial class A { protected internal partial struct B { public partial record C { public partial interface D { [JsonContract] internal partial record R(string X); } } } }
            public partial class Holder
            {
                [JsonContract] private partial record Hidden(string X, Secret S);
                private enum Secret { One }
                [JsonModeClient] private partial interface IReader { [UserMessage("Hi")] Task<Hidden> ReadAsync(); }
            }
        }
        [JsonContract] public partial record InTheGlobalNamespace(string A);
        """);

    [Fact]
    public void More_members_than_bits_in_a_word_compile() =>
        GeneratorRun.Of($"[JsonContract] public partial record R({string.Join(", ", Enumerable.Range(0, 130).Select(i => $"int M{i}"))});");

    [Fact]
    public void Bases_come_first_and_overrides_keep_the_position_of_the_overridden_property() => GeneratorRun.Of("""
        public class Base { public virtual string A { get; set; } = ""; public int B { get; protected set; } public int Computed => B + 1; }
        [JsonContract] public partial class R : Base { public override string A { get; set; } = "x"; public required int C { get; set; } }
        """);

    [Fact]
    public void A_derived_contract_may_hide_the_members_of_its_base()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.File("""
            [JsonContract] public partial record Base(string A);
            [JsonContract] public partial record R(string A, string B) : Base(A);
            """)));
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Members_that_the_type_declares_itself_are_not_generated()
    {
        var run = GeneratorRun.Of("[JsonContract] public partial record R(string A) { public string ToJson() => A; public static int FromJson => 1; }");
        Assert.DoesNotContain("ToJson()", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("FromJson(string json) =>", run.Text.Replace("TryFromJson", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void Generated_code_compiles_in_older_and_newer_languages(LanguageVersion version) =>
        GeneratorRun.Of(Sources.Compile(Sources.Options.WithLanguageVersion(version), Sources.File("""
            [JsonContract] public partial record R(string A, [property: Length(1, 2)] List<R>? B, Dictionary<string, int[][]> C) { public int D { get; init; } = 1; }
            [JsonModeClient] public partial interface IReader { [UserMessage("{a:0.00}")] ValueTask<JsonModeResult<R[]>> ReadAsync(decimal a, params ImageInput[] images); }
            """)));

    [Fact]
    public void Nullable_annotations_may_be_off() => GeneratorRun.Of(Sources.Compile("""
        #nullable disable
        using System.Collections.Generic; using System.Threading.Tasks; using GptImage2;
        [JsonContract] public partial record R(string A, List<R> B);
        [JsonModeClient] public partial interface IReader { [UserMessage("{a}")] Task<R> ReadAsync(string a); }
        """));

    [Fact]
    public void Other_members_of_an_interface_are_not_changed() => GeneratorRun.Of("""
        [JsonModeClient]
        public partial interface IReader : IDisposable
        {
            void IDisposable.Dispose() { }
            [UserMessage("{a}")] Task<string> AskAsync(string a);
            Task<string> AskTwiceAsync(string a) => AskAsync(a + a);
            static int Three => 3;
            public enum Kind { One }
        }
        """);

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    public void Output_is_the_same_in_every_culture(string culture)
    {
        const string source = """
            [JsonContract] public partial record IReceipt([property: Range(-1.5, 2.5)] double Iı, int INDEX = -1, decimal D = -1.5m);
            """;
        string expected = GeneratorRun.Of(source).Text;
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            Assert.Equal(expected, GeneratorRun.Of(source).Text);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
