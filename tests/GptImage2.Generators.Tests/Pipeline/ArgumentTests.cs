using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>Code for arguments that are written as in JSON, and for examples; each run is compiled.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void Client() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Demo;

        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Is {line} one of {lines}, or of {byShelf}? It was bought in {season}. The note: {note:quoted}")]
            [Example(nameof(One))]
            [Example(typeof(Samples), nameof(Samples.Many))]
            Task<Line> AskAsync(Line line, IReadOnlyList<Line?> lines, Dictionary<Season, (string Name, int Place)>? byShelf, Season? season, string note);

            static Example<Line> One => new("Is it tea?", new Line("tea", 1));
        }

        [JsonContract]
        public partial record Line(string Name, int Count);

        public enum Season { Spring, [JsonStringEnumMemberName("fall")] Autumn }

        public static class Samples
        {
            public static IEnumerable<Example<Line>> Many() => [];
        }
        """).Files.Single(file => file.HintName == "Demo.IReader.g.cs").SourceText.ToString());

    [Theory]
    [InlineData("Line")]
    [InlineData("Line?")]
    [InlineData("Size")]
    [InlineData("Size?")]
    [InlineData("Page<Line>")]
    [InlineData("Page<Line>?")]
    [InlineData("List<Page<int?>>")]
    [InlineData("(string Name, Line? Line)")]
    [InlineData("(string Name, Line? Line)?")]
    [InlineData("IEnumerable<Kind>")]
    [InlineData("Line[]?")]
    [InlineData("int?[][]")]
    [InlineData("Dictionary<Guid, List<Kinds>>?")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Line>")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Line>?")]
    [InlineData("Kind")]
    [InlineData("Kind?")]
    [InlineData("Kinds")]
    [InlineData("Kinds?")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("System.Text.Json.JsonElement?")]
    [InlineData("string?")]
    [InlineData("DateOnly?")]
    [InlineData("Uri")]
    public void Every_type_compiles_bare_and_quoted(string type) => GeneratorRun.Of($$"""
        [JsonContract] public partial record Line(string Name);
        [JsonContract] public readonly partial record struct Size(int Width);
        [JsonContract] public partial record Page<T>(T Item, List<T>? More);
        public enum Kind { A, B }
        [Flags] public enum Kinds { A = 1, B = 2 }
        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("{a} and {a:quoted} and {b}")] Task<Line> AskAsync({{type}} a, {{type}} b);
            [UserMessage("{a}")] Task<Line> Ask2Async({{type}} a);
        }
        """);

    [Fact]
    public void Names_of_parameters_and_methods_do_not_hide_generated_names() => GeneratorRun.Of("""
        namespace @namespace;
        [JsonContract] public partial record Line(string Name);
        public enum @enum { A, B }
        public static class @class { public static Example<Line> @static() => new("a", new Line("b")); }
        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("{class} {NameOfenum} {WriteNames} {AskAsyncMethod} {AskAsyncExamples} {message} {classValue} {json} {value} {IReader}"), Example(typeof(@class), "static")]
            Task<Line> AskAsync(@enum? @class, List<(string Name, @enum? Kind)>? NameOfenum, List<string> WriteNames, string AskAsyncMethod, int AskAsyncExamples, Line message, Line? classValue, List<Line> json, int[]? value, Line IReader);

            [UserMessage("{names} {Names} {names2}")] Task<List<Line>> WriteNamesAsync(List<int> names, List<long> Names, List<int> names2);
        }
        """);

    [Fact]
    public void A_client_depends_on_a_contract_argument_only_if_its_code_does()
    {
        Assert.Equal(1, Written("Line"));
        Assert.Equal(1, Written("List<Line>"));
        Assert.Equal(2, Written("Page<Line>"));

        static int Written(string type)
        {
            const string Line = "[JsonContract] public partial record Line(string Name);";
            var run = GeneratorRun.Of(
                "[JsonModeClient] public partial interface IReader { [UserMessage(\"{a}\")] Task<string> AskAsync(" + type + " a); } [JsonContract] public partial record Page<T>(T Item);",
                Line);
            Microsoft.CodeAnalysis.SyntaxTree tree = run.Input.SyntaxTrees[1];
            return run.OutputsAfter(run.Input.ReplaceSyntaxTree(tree, Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
                    Sources.File("[JsonContract] public partial record Line(string Title);"), Sources.Options, tree.FilePath)))
                .Count(reason => reason is Microsoft.CodeAnalysis.IncrementalStepRunReason.Modified or Microsoft.CodeAnalysis.IncrementalStepRunReason.New);
        }
    }
}
