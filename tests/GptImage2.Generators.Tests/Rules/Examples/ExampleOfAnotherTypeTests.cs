using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI5002: the examples are not of the type of the result.</summary>
public sealed class ExampleOfAnotherTypeTests
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

    [Theory]
    [InlineData("nameof(Samples.Bare)", "'Bare' is of type 'System.Collections.Generic.List<Line>'")]
    [InlineData("nameof(Samples.Single)", "'Single' is of type 'GptImage2.Example<Line>'")]
    public async Task Reports_examples_of_another_type(string name, string problem) => Assert.Equal(
        [$"{problem}, but the examples of 'AskAsync' are of type 'Example<System.Collections.Generic.List<Line>>', or a sequence of them"],
        await AnalyzerVerifier.ReportsAsync("GI5002", Client($"typeof(Samples), {name}")));

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
