using System.Text.RegularExpressions;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Parsing;

/// <summary>A project that uses contracts of another project sends the schema that the other project has compiled.</summary>
public sealed class CompiledContractTests
{
    [Theory]
    [InlineData("[JsonContract] public partial class Library { public int Volume { get; init; } = 42; public string? Note { get; set; } = \"none\"; public required string Title { get; init; } }")]
    [InlineData("[JsonContract] public partial class Library { public int A { get; private set; } = 1; public int B { get; internal set; } public required int @Class { get; set; } }")]
    [InlineData("[JsonContract(Naming = JsonContractNaming.SnakeCaseLower)] public partial record Library([property: Range(1, 2)] int UnitCount, [MinLength(1)] string Text, int Last = 3) { public Library() : this(1, \"a\") { } }")]
    [InlineData("[JsonContract] public partial class Library { [JsonConstructor] private Library(int a, string b = \"x\") { A = a; B = b; } public Library() { B = \"\"; } public int A { get; } public string B { get; } }")]
    [InlineData("/// <summary>A \"type\".</summary>\n/// <param name=\"A\">First: it is.</param>\n[JsonContract] public partial record Library(int A, [Description(\"By attribute.\")] string B) {\n/// <summary>Third?</summary>\npublic Guid? C { get; init; } }")]
    [InlineData("/// <summary>A kind.</summary>\npublic enum Kind {\n/// <summary>One.</summary>\nA, [Description(\"By attribute.\")] B, @class }\n[JsonContract] public partial record Library(Kind A, List<Kind?> B, Dictionary<Kind, Kind[]> C);")]
    [InlineData("/// <summary>Bits.</summary>\n[Flags] public enum Bits { None,\n/// <summary>One.</summary>\nA, B }\n[JsonContract] public partial record Library(Bits? A, int B);")]
    [InlineData("[JsonContract] public readonly partial struct Library { [JsonConstructor] public Library(int a, int b = 2) { A = a; B = b; } public int A { get; } public int B { get; } }")]
    [InlineData("[JsonContract] public partial record struct Library(int X, int Y = 2);")]
    [InlineData("[JsonContract] public partial record struct Library(int X, int Y);")]
    [InlineData("/// <summary>Base.</summary>\n[JsonContract, JsonDerivedType(typeof(One), \"1\")] public abstract partial record Library { public int A { get; init; } = 1; }\n/// <summary>Case.</summary>\n[JsonContract] public sealed partial record One : Library {\n/// <summary>Two.</summary>\n[JsonPropertyOrder(-1)] public int B { get; init; } = 2; }")]
    [InlineData("/// <summary>Holds itself.</summary>\n[JsonContract] public partial record Library(Library? Next, List<Leaf> Leaves, Leaf? Best);\n/// <summary>A leaf.</summary>\n[JsonContract, JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public partial record Leaf { [Range(0, 5)] public int Size { get; init; } = 1; [JsonIgnore] public int Not { get; init; } }")]
    [InlineData("[JsonContract] public partial record Library(int A) { public int Size { get; init; } = 1; [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? More { get; set; } }")]
    [InlineData("namespace N { public static partial class Outer {\n/// <summary>Nested.</summary>\n[JsonContract] public partial record Library(int A) { public int Size { get; init; } = 1; } } }")]
    [InlineData("/// <summary>Ordered.</summary>\n[JsonContract] public partial record Library(int A, int B) { [Rule(\"A: less than B.\", nameof(A), nameof(B))] private bool Ok => A < B; [Rule(\"B is positive.\", nameof(B))] internal bool IsPositive() => B > 0; }")]
    [InlineData("[JsonContract] public partial record struct Library(int A, int B) { [Rule(\"A is less than B.\", nameof(A), nameof(B))] private readonly bool Ok => A < B; }")]
    [InlineData("[JsonContract, JsonDerivedType(typeof(One), \"1\")] public abstract partial record Library(int A) { [Rule(\"A is positive.\", nameof(A))] private bool Ok => A > 0; }\n[JsonContract] public sealed partial record One(int A, int B) : Library(A) { [Rule(\"A is less than B.\", nameof(A), nameof(B))] private bool Ordered => A < B; }")]
    [InlineData("public record Base([MinLength(2)] string A) { [Range(1, 2)] public virtual int B { get; init; } }\n[JsonContract] public partial record Library(string A, int C) : Base(A) { public override int B { get; init; } }")]
    [InlineData("[JsonContract] public record G<T>(T V) { public string N { get; init; } = \"n\"; }\n[JsonContract] public partial record Library(G<int> G);")]
    [InlineData("/// <summary>A page.</summary>\n/// <param name=\"V\">The value.</param>\n[JsonContract] public record G<T>(T V) {\n/// <summary>Its name.</summary>\npublic string N { get; init; } = \"n\"; public T? M { get; set; } }\n[JsonContract] public partial record Library(G<int> G, List<G<string?>> More);")]
    [InlineData("public record Root<T> { public string R { get; set; } = \"r\"; }\n[JsonContract] public record G<T>(T V) : Root<T>;\n[JsonContract] public partial record Library(G<int> G) { public int Size { get; init; } = 1; }")]
    [InlineData("public record Base([Description(\"Of the base.\")] string A) {\n/// <summary>B of the base.</summary>\npublic virtual int B { get; init; } }\n/// <inheritdoc/>\n[JsonContract] public partial record Library(string A, int C) : Base(A) { public override int B { get; init; } }")]
    [InlineData("public class B { public int A { get; set; } = 1; } [JsonContract] public partial class Library : B { public new string A = \"x\"; [JsonInclude] public int F = 2; [JsonInclude] public required string G; }")]
    [InlineData("/// <summary>A root.</summary>\n[JsonContract, JsonDerivedType(typeof(One), \"1\")] public partial interface Library { int A { get; } [Rule(\"A is positive.\", nameof(A))] bool Ok => A > 0; }\n[JsonContract] public sealed partial record One(int A) : Library;")]
    [InlineData("public readonly record struct Id(int Number); public sealed record Mail(string Value); [JsonContract] public partial class Library { public List<Id> Ids { get; } = []; public required Mail From { get; init; } public Dictionary<Id, KeyValuePair<string, int>> Map { get; } = []; public Queue<Mail> Mails { get; } = new(); }")]
    public void The_schema_is_the_same_on_both_sides(string source)
    {
        string user = $"[JsonContract] public partial record User({(source.Contains("Outer", StringComparison.Ordinal) ? "N.Outer.Library" : "Library")} One);";
        Assert.Equal(Schema(GeneratorRun.Unchecked(Sources.Compile(Sources.File(source + user)))), Schema(Using(GeneratorRun.Unchecked(Sources.Compile(Sources.File(source))), user)));
    }

    [Theory]
    [InlineData("[JsonContract] public partial record R(int A, [Description(\"By attribute.\")] string? B, List<int> C = null!) { public int D { get; set; } public string? E { get; init; } = \"x\"; }")]
    [InlineData("[JsonContract] public partial class R { public required int A { get; init; } }")]
    [InlineData("[JsonContract] public readonly partial record struct R(int A);")]
    [InlineData("/// <summary>Not seen from outside.</summary>\n[JsonContract] partial record R { public int A { get; init; } = 1; }")]
    [InlineData("partial class C {\n/// <summary>Not seen from outside.</summary>\n[JsonContract] public partial record R { public int A { get; init; } = 1; } }")]
    public void Facts_that_an_assembly_shows_are_not_written(string source) =>
        Assert.DoesNotContain("CompiledContract", GeneratorRun.Of(source).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("[JsonContract] public record G<T>(T V);")]
    [InlineData("[JsonContract] record G<T>(T V) { public int A { get; init; } = 1; }")]
    [InlineData("[JsonContract] public class G<T> { public required T V { get; set; } [Description(\"By attribute.\")] public int A { get; set; } }")]
    public void Nothing_is_said_of_a_generic_contract_that_its_assembly_shows(string source) => Assert.Empty(GeneratorRun.Of(source).Files);

    [Fact]
    public void The_facts_of_a_generic_contract_stand_at_the_assembly() => Assert.Contains(
        """[assembly: global::GptImage2.Generated.CompiledDefinition(typeof(global::Demo.G<,>), null, "N?: A name.", "More?")]""",
        GeneratorRun.Of("namespace Demo; [JsonContract] public record G<T, U>(T V, U W) {\n/// <summary>A name.</summary>\npublic string N { get; init; } = \"n\"; public List<T> More { get; set; } = []; }").Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_reader_of_another_project_knows_the_initializers_of_a_generic_contract()
    {
        var library = GeneratorRun.Unchecked(Sources.Compile(Sources.File("[JsonContract] public record G<T>(T V) { public string N { get; init; } = \"n\"; }")));
        Assert.Equal("""{"one":{"v":1,"n":"n"}}""", RunningProgram.Run("""User.FromJson("{\"one\":{\"v\":1}}").ToJson()""", Referring(library, "[JsonContract] public partial record User(G<int> One);"), RunningProgram.Image(library.Output)));
    }

    [Theory]
    [InlineData("[JsonInclude] private int _a = 1;")]
    [InlineData("[JsonInclude] internal int _a { get; set; } = 1;")]
    public async Task A_contract_with_a_member_that_its_surface_does_not_show_is_refused(string member)
    {
        var library = GeneratorRun.Unchecked(Sources.Compile(Sources.File($"[JsonContract] public partial class Library {{ {member} public int B {{ get; set; }} }}")));
        using var surface = new MemoryStream();
        Assert.True(library.Output.Emit(surface, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
        CSharpCompilation user = Sources.Compile(Sources.File("[JsonContract] public partial record User(Library One);")).WithAssemblyName("User").AddReferences(MetadataReference.CreateFromImage(surface.ToArray()));
        Assert.Equal(
            ["'User.One' is of type 'Library', which is not supported: its member '_a' is not public, so other projects cannot describe it to the model: make it public there"],
            (await AnalyzerVerifier.DiagnosticsAsync(user)).Where(diagnostic => diagnostic.Id == "GI3003").Select(diagnostic => diagnostic.GetMessage(null)));
    }

    [Fact]
    public void A_derived_contract_evaluates_the_rules_of_a_compiled_base()
    {
        var library = GeneratorRun.Unchecked(Sources.Compile(Sources.File("[JsonContract] public partial record Library(int A, int B) { [Rule(\"A is less than B.\", nameof(A), nameof(B))] private bool Ok => A < B; }")));
        // The members that the generator adds hide those of the base, with a warning.
        var derived = GeneratorRun.Unchecked(Referring(library, "[JsonContract] public partial record User(int A, int B, int C) : Library(A, B);"));
        Assert.DoesNotContain(derived.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        string user = derived.Text;
        Assert.Contains("GeneratedContract.CheckRules<global::Library>(ref json, start, created, Json.UserChecks);", user, StringComparison.Ordinal);
        Assert.Contains("A is less than B.", user, StringComparison.Ordinal);
    }

    [Fact]
    public void The_compiled_facts_are_short() => Assert.Equal(
        """[global::GptImage2.Generated.CompiledContract("A type.", "Volume?: How loud.", "Title", "Kind?", "global::Kind.On: It is.")]""",
        GeneratorRun.Of("""
            public enum Kind
            {
                /** <summary>It is.</summary> */
                On,
                Off,
            }

            /// <summary>A type.</summary>
            [JsonContract] public partial class R
            {
                /// <summary>How loud.</summary>
                public int Volume { get; init; } = 42;
                public required string Title { get; init; }
                public Kind? Kind { get; init; }
            }
            """).Text.Split('\n').Single(line => line.Contains("CompiledContract", StringComparison.Ordinal)));

    private static GeneratorRun Using(GeneratorRun library, string source) => GeneratorRun.Of(Referring(library, source));

    private static CSharpCompilation Referring(GeneratorRun library, string source)
    {
        using var assembly = new MemoryStream();
        Assert.True(library.Output.Emit(assembly).Success);
        return Sources.Compile(Sources.File(source)).WithAssemblyName("User").AddReferences(MetadataReference.CreateFromImage(assembly.ToArray()));
    }

    private static string Schema(GeneratorRun run) => Regex.Match(
        run.Files.Single(file => file.HintName == "User.g.cs").SourceText.ToString(),
        "Schema => \"+(?<json>\\{.*\\})\"+u8;",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5)).Groups["json"].Value;
}
