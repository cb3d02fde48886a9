using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Robustness;

/// <summary>
/// While people type, the code is incomplete in many ways. With GPTIMAGE2_LONG_TESTS=1 all promises are checked for every
/// edit. Otherwise the generator runs on every fourth edit, and all promises are checked for every twentieth.
/// </summary>
[Trait("Row", "G4")]
[Trait("Row", "G2")]
public sealed class IncompleteCodeTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1";

    private static readonly int Run = IsLong ? 1 : 4;
    private static readonly int Hold = IsLong ? 1 : 20;

    private static readonly string Rich = Sources.File("""
        namespace Demo;

        [JsonModeClient, CallDefaults(MaxCorrections = 2)]
        [SystemMessage("Copy figures exactly.")]
        public partial interface IReceiptReader : IDisposable
        {
            void IDisposable.Dispose() { }

            [UserMessage("Read this {photo} in {currency:0.00}, {{braces}}.")]
            [Example(typeof(Samples), nameof(Samples.Receipts))]
            Task<Receipt> ReadAsync(ImageInput photo, decimal currency = 3, CancellationToken cancellationToken = default);

            [UserMessage("List " + "{shelf}.")]
            ValueTask<JsonModeResult<IReadOnlyList<Line>>> ListAsync(IEnumerable<ImageInput> shelf, CancellationToken cancellationToken = default);
        }

        public static class Samples { public static Example<Receipt> Receipts => new("a", new Receipt("b")); }

        /// <summary>One paper receipt.</summary>
        /// <param name="Merchant">Who.</param>
        [JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
        public partial record Receipt([Length(1, 80)] string Merchant, [property: Range(0, 5.5)] decimal? Total = null)
        {
            [RegularExpression("[A-Z]+"), JsonPropertyName("x")] public string Code { get; init; } = "A";
            public Dictionary<string, List<Line>> Lines { get; init; } = new() { ["all"] = [] };
        }

        [JsonContract] public readonly partial record struct Line(string Name, Kind Kind, Line[]? Children);
        public enum Kind { /** <summary>One.</summary> */ One, [JsonStringEnumMemberName("2")] Two = 2, Also = 2 }

        [JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Dot), "dot")]
        public abstract partial record Figure;
        [JsonContract] public sealed partial record Dot((int X, int Y) At) : Figure;
        """);

    // What the project of the sample has without a line of code.
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly Dictionary<string, string> Sample = new(StringComparer.Ordinal)
    {
        ["IReceiptReader.cs"] = Read("IReceiptReader.cs"),
        ["Receipt.cs"] = Read("Receipt.cs"),
    };

    public static TheoryData<string> Files => ["Rich.cs", "IReceiptReader.cs", "Receipt.cs"];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_prefix_keeps_all_promises(string file) =>
        AssertKeptAsync(file, text => Enumerable.Range(0, text.Length).Select(length => text[..length]));

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_missing_token_keeps_all_promises(string file) =>
        AssertKeptAsync(file, text => Tokens(text).Select(token => text.Remove(token.SpanStart, token.Span.Length)));

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_doubled_token_keeps_all_promises(string file) =>
        AssertKeptAsync(file, text => Tokens(text).Select(token => text.Insert(token.Span.End, " " + token.Text)));

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_pair_of_swapped_tokens_keeps_all_promises(string file) =>
        AssertKeptAsync(file, text => Tokens(text).Zip(Tokens(text).Skip(1)).Select(pair =>
            $"{text[..pair.First.SpanStart]}{pair.Second.Text} {pair.First.Text}{text[pair.Second.Span.End..]}"));

    [Fact]
    [Trait("Row", "G5")]
    public async Task Correct_code_is_not_reported() =>
        Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile([Rich, Usings, .. Sample.Values])));

    private static IEnumerable<SyntaxToken> Tokens(string text) =>
        CSharpSyntaxTree.ParseText(text, Sources.Options).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0);

    // The files of the sample project are compiled together, with the settings of its project file.
    private static async Task AssertKeptAsync(string file, Func<string, IEnumerable<string>> edits)
    {
        string[] beside = [.. file == "Rich.cs" ? Array.Empty<string>() : [Usings], .. Sample.Where(other => file != "Rich.cs" && other.Key != file).Select(other => other.Value)];
        var failures = new List<string>();
        await Parallel.ForEachAsync(
            edits(file == "Rich.cs" ? Rich : Sample[file]).Index().Where(edit => edit.Index % Run == 0),
            TestContext.Current.CancellationToken,
            async (edit, _) =>
            {
                if (edit.Index % Hold != 0)
                {
                    GeneratorRun.Unchecked(Sources.Compile([edit.Item, .. beside]));
                }
                else if (await Promises.BrokenByAsync([edit.Item, .. beside]) is { Count: > 0 } broken)
                {
                    lock (failures)
                        failures.Add($"== edit {edit.Index}\n{string.Join("\n", broken)}\n{edit.Item}");
                }
            });
        Assert.True(failures.Count == 0, $"{failures.Count} edits:\n{string.Join("\n", failures.Take(6))}");
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "samples/ReceiptReader", name));
}
