using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI5003: the member that holds the examples cannot be read by generated code.</summary>
public sealed class UnreadableExampleTests
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
    public Task Accepts_members_of_every_kind() => AnalyzerVerifier.ReportsNothingAsync(Types + """
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
    [InlineData("typeof(Samples), \"WithParameter\"", "'WithParameter': it has parameters")]
    [InlineData("typeof(Samples), \"WriteOnly\"", "'WriteOnly': it has no get accessor")]
    [InlineData("typeof(Samples), \"Hidden\"", "'Hidden': it is not accessible from the interface")]
    [InlineData("typeof(Samples), \"Private\"", "'Private': it is not accessible from the interface")]
    [InlineData("typeof(Instance), \"One\"", "'One': it is not static")]
    public async Task Reports_members_that_cannot_be_read(string arguments, string problem) =>
        Assert.Equal([$"[Example] of 'AskAsync' cannot read {problem}"], await AnalyzerVerifier.ReportsAsync("GI5003", Client(arguments)));

    private static string Name(string arguments) => arguments.Split(", ")[^1];

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
}
