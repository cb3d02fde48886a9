using System.Collections.Immutable;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Declarations;

/// <summary>Which edits ask the compiler for symbols again.</summary>
public sealed class BodyEditTests
{
    private const string Contract = "namespace Demo; [JsonContract] public partial record Receipt(string Merchant, [property: MaxLength(Limits.Most)] string Text, Kind Kind) { private static Seen? Find() => null; }";

    private const string Elsewhere = """
        namespace Demo;
        public enum Kind { Cash, Card }
        public static class Limits { public const int Most = 10; }
        """;

    [Theory]
    [InlineData("int One() { return 1; }", "int One() { return 2; }")]
    [InlineData("int One() { return 1; }", "int One() { int more = 1; /* because */ return more; }")]
    [InlineData("int One() => 1;", "int One() => 2;")]
    [InlineData("Seen() { }", "Seen() { _ = 1; }")]
    [InlineData("~Seen() { }", "~Seen() { _ = 1; }")]
    [InlineData("static Seen() { }", "static Seen() { _ = 1; }")]
    [InlineData("public static int operator +(Seen a) { return 1; }", "public static int operator +(Seen a) { return 2; }")]
    [InlineData("public static implicit operator int(Seen a) => 1;", "public static implicit operator int(Seen a) => 2;")]
    [InlineData("int One { get { return 1; } }", "int One { get { return 2; } }")]
    [InlineData("int One { get => 1; set { } }", "int One { get => 2; set { _ = value; } }")]
    [InlineData("int One => 1;", "int One => 2;")]
    [InlineData("int this[int i] => 1;", "int this[int i] => 2;")]
    [InlineData("int this[int i] { get => 1; }", "int this[int i] { get => 2; }")]
    [InlineData("event System.Action One { add { } remove { } }", "event System.Action One { add { _ = 1; } remove { } }")]
    [InlineData("void One() { void Local() { } }", "void One() { void Local() { _ = 1; } int More() => 1; }")]
    [InlineData("class Inner { int One() => 1; }", "class Inner { int One() => 2; }")]
    [InlineData("[Rule(\"x\")] bool One() => true;", "[Rule(\"x\")] bool One() => false;")]
    public void An_edit_of_a_body_asks_for_nothing(string before, string after) => Assert.False(AsksAgain(Class(before), Class(after)));

    [Theory]
    [InlineData("System.Console.WriteLine(1);", "System.Console.WriteLine(2);")]
    [InlineData("int One() => 1;", "int One() => 2;")]
    public void An_edit_of_a_top_level_statement_asks_for_nothing(string before, string after) => Assert.False(AsksAgain(before, after));

    [Theory]
    [InlineData("int One() => 1;", "long One() => 1;")]
    [InlineData("int One() { return 1; }", "int One() => 1;")]
    [InlineData("int One() => 1;", "int One();")]
    [InlineData("int One = 1;", "int One = 2;")]
    [InlineData("const int One = 1;", "const int One = 2;")]
    [InlineData("int One { get; } = 1;", "int One { get; } = 2;")]
    [InlineData("int One(int a = 1) => 1;", "int One(int a = 2) => 1;")]
    [InlineData("int One { get; set; }", "int One { get; set { } }")]
    [InlineData("int One { get => 1; }", "int One { get => field; }")]
    [InlineData("int One { get => 1; set { } }", "int One { get => 1; set { field = value; } }")]
    [InlineData("int One => 1;", "int One => field;")]
    [InlineData("System.Func<int> One = () => { return 1; };", "System.Func<int> One = () => { return 2; };")]
    [InlineData("void One() { }", "/// <summary>One.</summary>\nvoid One() { }")]
    [InlineData("void One() { }", "[System.Obsolete] void One() { }")]
    [InlineData("void One() { }", "async void One() { }")]
    [InlineData("void One() { }", "void One() {\n#nullable disable\n}")]
    [InlineData("void One() {\n#if A\n_ = 1;\n#endif\n}", "void One() {\n#if A\n_ = 2;\n#endif\n}")]
    [InlineData("enum E { A = 1 }", "enum E { A = 2 }")]
    [InlineData("class Inner { }", "class Inner { } class Other { }")]
    public void An_edit_of_a_declaration_asks_again(string before, string after) => Assert.True(AsksAgain(Class(before), Class(after)));

    [Theory]
    [InlineData("class Other { int One() => 1; }", "class Other { long One() => 1; }")]
    [InlineData("class Other { int One; }", "class Other { int One, Two; }")]
    [InlineData("class Other {\nint One; }", "class Other {\n/// <summary>One.</summary>\nint One; const int Two = 2; int Three { get; set; } }")]
    [InlineData("class Other { class Inner { int One; } }", "class Other { class Inner { int Two; } }")]
    [InlineData("enum Other { One }", "enum Other { Two = 2 }")]
    public void An_edit_of_a_member_of_a_type_that_no_contract_mentions_asks_for_nothing(string before, string after) =>
        Assert.False(AsksAgain("namespace Demo; class Seen; " + before, "namespace Demo; class Seen; " + after));

    [Theory]
    [InlineData("class Other { int One; }", "class Another { int One; }")]
    [InlineData("class Other { int One; }", "class Other : System.IDisposable { int One; }")]
    [InlineData("class Other { int One; }", "class Other { int One; class Kind { } }")]
    [InlineData("class Other { int One; }", "class Other {\n#nullable disable\nint One; }")]
    [InlineData("class Other { int One; }", "class Other { int One; } class Kind { }")]
    [InlineData("class Other { int One; }", "[System.Obsolete] class Other { int One; }")]
    [InlineData("class Other { int One; } class Seen : Other;", "class Other { long One; } class Seen : Other;")]
    [InlineData("class Other { const int One = 1; class Seen; }", "class Other { const int One = 2; class Seen; }")]
    [InlineData("class OtherAttribute : System.Attribute { public int One; } [Other] class Seen;", "class OtherAttribute : System.Attribute { public long One; } [Other] class Seen;")]
    [InlineData("partial class Seen; partial class Seen { int One; }", "partial class Seen; partial class Seen { long One; }")]
    [InlineData("class Seen { Next One; } class Next { Last One; } class Last { int One; }", "class Seen { Next One; } class Next { Last One; } class Last { long One; }")]
    public void An_edit_that_a_contract_can_depend_on_asks_again(string before, string after) =>
        Assert.True(AsksAgain("namespace Demo; " + before, "namespace Demo; " + after));

    [Theory]
    [InlineData("using static Demo.Other;")]
    [InlineData("using Seen = Demo.Other;")]
    [InlineData("global using static Demo.Other;")]
    public void A_type_that_a_using_names_is_mentioned(string directive) => Assert.True(AsksAgain(
        directive + " namespace Demo { class Other { public const int One = 1; } }",
        directive + " namespace Demo { class Other { public const int One = 2; } }"));

    [Fact]
    public void The_options_of_the_project_are_part_of_the_declarations()
    {
        var run = GeneratorRun.Of(Contract, Elsewhere + "class Seen;");
        CSharpCompilation input = run.Input;
        Assert.False(AsksAgain(run, input.Clone()));
        Assert.True(AsksAgain(run, input.WithOptions(input.Options.WithNullableContextOptions(NullableContextOptions.Disable))));
        Assert.True(AsksAgain(run, input.WithAssemblyName("Other")));
        Assert.True(AsksAgain(run, input.WithReferences(input.References.SkipLast(1))));
        Assert.True(AsksAgain(run, input.WithReferences(input.References.Reverse())));
        Assert.True(AsksAgain(run, Replace(input, 1, Elsewhere + "class Seen;", Sources.Options.WithPreprocessorSymbols("A"))));
        Assert.True(AsksAgain(run, Replace(input, 1, Elsewhere + "class Seen;", Sources.Options.WithDocumentationMode(DocumentationMode.Parse))));
        Assert.True(AsksAgain(run, input.ReplaceSyntaxTree(input.SyntaxTrees[1], input.SyntaxTrees[1].WithFilePath("Elsewhere.g.cs"))));
        Assert.True(AsksAgain(run, input.RemoveSyntaxTrees(input.SyntaxTrees[1])));
        Assert.True(AsksAgain(run, input.RemoveAllSyntaxTrees().AddSyntaxTrees(input.SyntaxTrees.Reverse())));
    }

    [Theory]
    [InlineData("return 1;", "return 2;", false)]
    [InlineData("return 1;", "return Most;", false)]
    [InlineData("Most = 10", "Most = 20", true)]
    public void In_an_editor_an_edit_of_a_body_in_a_referenced_project_asks_for_nothing(string before, string after, bool asks)
    {
        const string Limits = "public static class Limits { public const int Most = 10; public static int One() { return 1; } }";
        CSharpCompilation project = Sources.Compile(Sources.File(Contract.Replace("Kind Kind", "int Kind", StringComparison.Ordinal).Replace("private static Seen? Find() => null; ", "", StringComparison.Ordinal)));
        var run = GeneratorRun.Of(Referencing(project, Limits));
        Assert.Equal(asks, AsksAgain(run, Referencing(project, Limits.Replace(before, after, StringComparison.Ordinal))));

        // The project between the two has not changed itself.
        const string Between = "public static class Limits { public const int Most = Bounds.Most; }";
        string far = Limits.Replace("class Limits", "class Bounds", StringComparison.Ordinal);
        run = GeneratorRun.Of(Referencing(project, far, Between));
        Assert.Equal(asks, AsksAgain(run, Referencing(project, far.Replace(before, after, StringComparison.Ordinal), Between)));
    }

    [Fact]
    public void A_new_contract_in_the_first_file_writes_few_files_again()
    {
        string[] contracts = [.. Enumerable.Range(0, 200).Select(i => $"namespace Demo; [JsonContract] public partial record R{i}(int A);")];
        var run = GeneratorRun.Of([.. contracts]);
        CSharpCompilation edited = run.Input.ReplaceSyntaxTree(run.Input.SyntaxTrees[0], Parse(Sources.File(contracts[0] + " [JsonContract] public partial record New(int A);"), Sources.Options, "Source0.cs"));
        int written = run.OutputsAfter(edited).Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);

        // Those after it in its group are moved.
        Assert.Equal(8, written);
    }

    private static string Class(string member) => $"using GptImage2; namespace Demo; abstract partial class Seen {{ {member} }}";

    // Each library references the one before it, and the project the last one.
    private static CSharpCompilation Referencing(CSharpCompilation project, params string[] libraries)
    {
        CSharpCompilation last = Sources.Compile(libraries[0]).WithAssemblyName("First");
        for (int i = 1; i < libraries.Length; i++)
            last = Sources.Compile(libraries[i]).WithAssemblyName("Next").AddReferences(last.ToMetadataReference());
        return project.WithReferences([.. Sources.Compile().References, last.ToMetadataReference()]);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string text, CSharpParseOptions options) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], Parse(Sources.File(text), options, compilation.SyntaxTrees[file].FilePath));

    private static SyntaxTree Parse(string text, CSharpParseOptions options, string path) => CSharpSyntaxTree.ParseText(text, options, path);

    private static bool AsksAgain(string before, string after)
    {
        // A file of the project need not compile.
        CSharpCompilation compilation = Sources.Compile(Sources.File(Contract), Sources.File(Elsewhere), before);
        return AsksAgain(GeneratorRun.Unchecked(compilation), compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], Parse(after, Sources.Options, compilation.SyntaxTrees[2].FilePath)));
    }

    private static bool AsksAgain(GeneratorRun run, CSharpCompilation edited)
    {
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps = run.Driver.RunGenerators(edited, CancellationToken.None).GetRunResult().Results[0].TrackedSteps;
        IncrementalStepRunReason declared = Assert.Single(Assert.Single(steps[TrackingNames.ContractDeclarations]).Outputs).Reason;
        IncrementalStepRunReason parsed = Assert.Single(Assert.Single(steps[TrackingNames.Parsed]).Outputs).Reason;
        Assert.Equal(declared == IncrementalStepRunReason.Modified, parsed == IncrementalStepRunReason.Modified);
        return parsed == IncrementalStepRunReason.Modified;
    }
}
