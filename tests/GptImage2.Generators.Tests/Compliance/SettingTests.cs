using System.Globalization;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Compliance;

/// <summary>Generated code compiles, without a warning, in every setting of a project that compiles itself.</summary>
public sealed class SettingTests
{
    // Every kind of code that is generated, and nothing that needs a newer language than the oldest that is supported.
    private static readonly string Code = Sources.File("""
        namespace Demo
        {
            [JsonContract] public partial record Receipt(string Merchant, [property: Length(1, 2)] List<Receipt>? Parts, Dictionary<string, int[][]> Counts, DateOnly Date, Kind Kind, Rights Rights, (int X, int Y) At)
            { public int Number { get; init; } = 1; [Range(-1.5, 9)] public decimal Total { get; set; } [RegularExpression("a+")] public string Code { get; set; } = "a"; }
            [JsonContract] public sealed partial record Dot(ulong Size, byte[] Bytes, ReadOnlyMemory<byte> More);
            [JsonContract] public partial struct Line { public string? Name { get; set; } public Int128 Long { get; set; } }
            public enum Kind { One = -1, Two = int.MaxValue }
            [Flags] public enum Rights : ulong { Read = 1, All = ulong.MaxValue }
            [JsonModeClient, SystemMessage("Look.")] public partial interface IReader
            {
                [UserMessage("{a:0.00} {kind} {images} {line}")] ValueTask<JsonModeResult<Receipt[]>> ReadAsync(decimal a, Kind kind, Line line, params ImageInput[] images);
                [UserMessage("List.")] IAsyncEnumerable<Dot> ListAsync(CallOptions? options = null, CancellationToken cancellationToken = default);
            }
        }
        """);

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    [Trait("Row", "E2")]
    public void Generated_code_compiles_from_CSharp_11_on(LanguageVersion version) => GeneratorRun.Of(Sources.Compile(Sources.Options.WithLanguageVersion(version), Code));

    [Theory]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp9)]
    [Trait("Row", "E2")]
    public async Task An_older_language_is_reported_and_nothing_is_generated(LanguageVersion version)
    {
        CSharpCompilation compilation = Sources.Compile(Sources.Options.WithLanguageVersion(version), Code);
        Assert.Empty(GeneratorRun.Unchecked(compilation).Files);
        Assert.Equal(["GI0011"], (await AnalyzerVerifier.DiagnosticsAsync(compilation)).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Annotations)]
    [InlineData(NullableContextOptions.Enable)]
    [Trait("Row", "E3")]
    public void Generated_code_compiles_in_every_nullable_context(NullableContextOptions context)
    {
        CSharpCompilation compilation = Sources.Compile(context is NullableContextOptions.Enable or NullableContextOptions.Annotations
            ? Code
            : Code.Replace("?", "", StringComparison.Ordinal));
        GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithNullableContextOptions(context)));
    }

    [Fact]
    [Trait("Row", "E3")]
    public void Types_of_an_assembly_without_nullable_annotations_compile()
    {
        var old = GeneratorRun.Of(Sources.Compile("#nullable disable\nusing GptImage2; namespace Old { [JsonContract] public partial record Part(string Name, Part Inner); public enum Kind { One } }"));
        GeneratorRun.Of(Sources.Compile(Sources.File("[JsonContract] public partial record Whole(Old.Part Part, Old.Kind? Kind); [JsonModeClient] public partial interface IReader { [UserMessage(\"{part}\")] Task<Old.Part> ReadAsync(Old.Part part); }"))
            .AddReferences(Reference(old.Output)));
    }

    [Fact]
    [Trait("Row", "E7")]
    public void Generated_code_compiles_with_overflow_checks_strict_mode_and_no_unsafe_code()
    {
        CSharpCompilation compilation = Sources.Compile(Sources.Options.WithFeatures([KeyValuePair.Create("strict", "true")]), Code);
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOverflowChecks(true).WithAllowUnsafe(false)));
        Assert.DoesNotContain("unsafe", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Row", "E5")]
    [Trait("Row", "G3")]
    public void A_documentation_file_causes_no_warning_in_generated_code()
    {
        string documented = """
            using GptImage2; using System.Threading.Tasks;
            /// <summary>A &lt;thing&gt; with <c>code</c>, <see cref="Thing"/> and <paramref name="Name"/>.</summary>
            /// <param name="Name">What <b>it</b> &amp; others are called.</param>
            /// <param name="Kind">Of what kind.</param>
            [JsonContract] public partial record Thing(string Name, Kind Kind);
            /// <summary>Kinds.</summary>
            public enum Kind { /** <summary>The first.</summary> */ One }
            /// <summary>Reads.</summary>
            [JsonModeClient] public partial interface IReader
            {
                /// <summary>Asks.</summary>
                /// <param name="text">For what.</param>
                /// <returns>The thing.</returns>
                [UserMessage("{text}")] Task<Thing> AskAsync(string text);
            }
            """;
        GeneratorRun.Of(Sources.Compile(Sources.Options.WithDocumentationMode(DocumentationMode.Diagnose), documented));
    }

    [Fact]
    [Trait("Row", "E1")]
    public void No_using_is_needed() => GeneratorRun.Of(Sources.Compile("""
        [GptImage2.JsonContract] public partial record R(string A, System.Collections.Generic.List<R> B, System.DateOnly C);
        [GptImage2.JsonModeClient] public partial interface IReader { [GptImage2.UserMessage("{a}")] System.Threading.Tasks.Task<R> ReadAsync(decimal a, System.Threading.CancellationToken b = default); }
        """));

    [Fact]
    [Trait("Row", "E6")]
    public void Obsolete_and_experimental_members_warn_in_the_code_of_the_user_only()
    {
        var run = GeneratorRun.Unchecked(Sources.Compile(Sources.File("""
            [JsonContract] public partial record R([property: Obsolete] string A, [property: Obsolete("b", DiagnosticId = "OLD1")] int B, [property: System.Diagnostics.CodeAnalysis.Experimental("NEW1")] int C)
            {
                [Obsolete("d")] public string D { get; init; } = "d";
                public Old? E { get; init; }
            }
            [JsonContract, Obsolete("old", DiagnosticId = "OLD2")] public partial record Old(string Name);
            public enum Kind { One, [Obsolete] Two, [Obsolete("three", DiagnosticId = "OLD3")] Three }
            [JsonContract] public partial record K(Kind Kind);
            [JsonModeClient] public partial interface IReader { [Obsolete, UserMessage("{kind}")] Task<K> ReadAsync(Kind kind); }
            """)));
        Diagnostic[] warnings = [.. run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.Equal(["OLD2"], warnings.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.All(warnings, diagnostic => Assert.True(run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree), diagnostic.ToString()));
    }

    [Fact]
    [Trait("Row", "E10")]
    public void The_output_does_not_depend_on_the_folder_of_the_sources()
    {
        CSharpCompilation At(string folder) => CSharpCompilation.Create(
            "Sources",
            [CSharpSyntaxTree.ParseText(Code, Sources.Options, folder + "Source0.cs")],
            Sources.Compile().References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));

        Assert.Equal(GeneratorRun.Of(At("/one/")).Text, GeneratorRun.Of(At("C:\\two\\")).Text);
        Assert.Equal(Emit(GeneratorRun.Of(At("/one/")).Output), Emit(GeneratorRun.Of(At("/one/")).Output));
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("de-DE")]
    [Trait("Row", "E8")]
    public async Task Code_and_messages_are_the_same_in_every_culture(string culture)
    {
        const string code = """
            [JsonContract] public partial record IRECEIPT([property: Range(-1.5, 2.5)] double Iı, int INDEX = -1, decimal D = -1.5m);
            [JsonContract] public partial record Bad([property: Range(-1.5, 2.5)] string I, [property: Length(-3, -1)] string L, object IO, Queue<double> Q);
            [JsonModeClient, CallDefaults(MaxCost = -1.5, MaxCorrections = -7)] public partial interface IREADER { [UserMessage("{I:0.0} {ı} {d:q}")] Task<IRECEIPT> READAsync(string i, double d); }
            """;
        (string text, string[] messages) = await RunAsync(code);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo beforeUi = CultureInfo.CurrentUICulture;
        CultureInfo? beforeDefault = CultureInfo.DefaultThreadCurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
            (string there, string[] messagesThere) = await RunAsync(code);
            Assert.Equal(text, there);
            Assert.Equal(messages, messagesThere);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUi;
            CultureInfo.DefaultThreadCurrentCulture = beforeDefault;
        }
    }

    [Fact]
    [Trait("Row", "E9")]
    public void The_output_does_not_depend_on_line_ends() => Assert.Equal(
        GeneratorRun.Of(Sources.Compile(Code)).Text,
        GeneratorRun.Of(Sources.Compile(Code.Replace("\n", "\r\n", StringComparison.Ordinal))).Text);

    [Fact]
    [Trait("Row", "G6")]
    public void An_editor_that_runs_only_outputs_with_meaning_gets_all_code()
    {
        CSharpCompilation compilation = Sources.Compile(Code);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new JsonModeGenerator().AsSourceGenerator()],
            parseOptions: Sources.Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation));
        Assert.Equal(
            GeneratorRun.Of(compilation).Files.Select(file => file.HintName),
            driver.RunGenerators(compilation, CancellationToken.None).GetRunResult().Results[0].GeneratedSources.Select(file => file.HintName));
    }

    private static PortableExecutableReference Reference(CSharpCompilation compilation) =>
        MetadataReference.CreateFromImage(Emit(compilation));

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.Empty(compilation.WithAssemblyName(compilation.AssemblyName + ".Library").Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return stream.ToArray();
    }

    private static async Task<(string Text, string[] Messages)> RunAsync(string code)
    {
        CSharpCompilation compilation = Sources.Compile(Sources.File(code));
        return (
            GeneratorRun.Unchecked(compilation).Text,
            [.. (await AnalyzerVerifier.DiagnosticsAsync(compilation)).Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)]);
    }
}
