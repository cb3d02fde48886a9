using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Analyzers;

public sealed class ExampleTests
{
    private const string Types = """
        [JsonContract] public partial record Line(string Name);
        public static class Samples
        {
            public static readonly Example<List<Line>> One = new("a", [new("b")]);
            public static IReadOnlyList<Example<List<Line>>> Many => [];
            internal static Example<List<Line>>[] Array() => [];
            public static List<Line> Bare => [];
            public static Example<Line> Single => new("a", new Line("b"));
            public static Example<List<Line>> WithParameter(int i) => One;
            public static Example<List<Line>> WriteOnly { set { } }
            public static Example<List<Line>> Hidden { private get; set; } = One;
            private static Example<List<Line>> Private => One;
        }
        public class Instance { public Example<List<Line>> One => Samples.One; }
        """;

    [Fact]
    public Task Members_of_every_kind_are_left_in_peace() => AnalyzerVerifier.ReportsNothingAsync(Types + """
        public class Base { protected static Example<List<Line>> Inherited => Samples.One; }
        public partial class Outer : Base
        {
            private static Example<List<Line>> OfOuter => Samples.One;
            [JsonModeClient]
            private partial interface IReader
            {
                static IEnumerable<Example<List<Line>>> Own { get { yield return Samples.One; } }

                [UserMessage("Hi")]
                [Example(typeof(Samples), nameof(Samples.One)), Example(typeof(Samples), nameof(Samples.Many)), Example(typeof(Samples), nameof(Samples.Array))]
                [Example(nameof(Own)), Example(nameof(OfOuter)), Example(nameof(Inherited))]
                Task<JsonModeResult<List<Line>>> AskAsync();
            }
        }
        """);

    [Theory]
    [InlineData("typeof(Samples), \"Ones\"", "'Ones', which 'Samples' does not have (did you mean 'One'?)")]
    [InlineData("typeof(Samples), \"Nothing\"", "'Nothing', which 'Samples' does not have")]
    [InlineData("\"Ovn\"", "'Ovn', which 'Outer.IReader' or 'Outer' does not have (did you mean 'Own'?)")]
    [InlineData("\"\"", "'', which 'Outer.IReader' or 'Outer' does not have")]
    public async Task GI5001_member_that_does_not_exist(string arguments, string problem) =>
        Assert.Equal([$"[Example] of 'AskAsync' names {problem}"], await AnalyzerVerifier.ReportsAsync("GI5001", Client(arguments)));

    [Theory]
    [InlineData("nameof(Samples.Bare)", "'Bare' is of type 'System.Collections.Generic.List<Line>'")]
    [InlineData("nameof(Samples.Single)", "'Single' is of type 'GptImage2.Example<Line>'")]
    public async Task GI5002_examples_of_another_type(string name, string problem) => Assert.Equal(
        [$"{problem}, but the examples of 'AskAsync' are of type 'Example<System.Collections.Generic.List<Line>>', or a sequence of them"],
        await AnalyzerVerifier.ReportsAsync("GI5002", Client($"typeof(Samples), {name}")));

    [Theory]
    [InlineData("typeof(Samples), \"WithParameter\"", "'WithParameter': it has parameters")]
    [InlineData("typeof(Samples), \"WriteOnly\"", "'WriteOnly': it has no get accessor")]
    [InlineData("typeof(Samples), \"Hidden\"", "'Hidden': it is not accessible from the interface")]
    [InlineData("typeof(Samples), \"Private\"", "'Private': it is not accessible from the interface")]
    [InlineData("typeof(Instance), \"One\"", "'One': it is not static")]
    public async Task GI5003_member_that_cannot_be_read(string arguments, string problem) =>
        Assert.Equal([$"[Example] of 'AskAsync' cannot read {problem}"], await AnalyzerVerifier.ReportsAsync("GI5003", Client(arguments)));

    // The name is what is wrong, and it is the last argument.
    private static string Client(string arguments) => Types + $$"""
        public partial class Outer
        {
            [JsonModeClient]
            public partial interface IReader
            {
                static Example<List<Line>> Own => Samples.One;
                [UserMessage("Hi"), Example({{arguments[..^Name(arguments).Length]}}[|{{Name(arguments)}}|])] Task<List<Line>> AskAsync();
            }
        }
        """;

    private static string Name(string arguments) => arguments.Split(", ")[^1];
}
