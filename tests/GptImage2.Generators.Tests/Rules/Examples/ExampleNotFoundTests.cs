using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI5001: the member that holds the examples does not exist.</summary>
public sealed class ExampleNotFoundTests
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
    [InlineData("typeof(Samples), \"Ones\"", "'Ones', which 'Samples' does not have (did you mean 'One'?)")]
    [InlineData("typeof(Samples), \"Nothing\"", "'Nothing', which 'Samples' does not have")]
    [InlineData("\"Ovn\"", "'Ovn', which 'Outer.IReader' or 'Outer' does not have (did you mean 'Own'?)")]
    [InlineData("\"\"", "'', which 'Outer.IReader' or 'Outer' does not have")]
    public async Task Reports_a_member_that_does_not_exist(string arguments, string problem) =>
        Assert.Equal([$"[Example] of 'AskAsync' names {problem}"], await AnalyzerVerifier.ReportsAsync("GI5001", Client(arguments)));

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
