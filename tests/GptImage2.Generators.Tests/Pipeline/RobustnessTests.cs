using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>People type: at every moment the code is broken in another way.</summary>
public sealed class RobustnessTests
{
    private static readonly string Source = Sources.File("""
        namespace Demo;

        [JsonModeClient]
        [SystemMessage("Copy figures exactly.")]
        public partial interface IReceiptReader : IDisposable
        {
            void IDisposable.Dispose() { }

            [UserMessage("Read this {photo} in {currency:0.00}, {{braces}}.")]
            Task<Receipt> ReadAsync(ImageInput photo, decimal currency = 3, CancellationToken cancellationToken = default);

            [UserMessage("List.")]
            ValueTask<JsonModeResult<IReadOnlyList<Line>>> ListAsync(IEnumerable<ImageInput> shelf);
        }

        /// <summary>One paper receipt.</summary>
        /// <param name="Merchant">Who.</param>
        [JsonContract(Naming = JsonContractNaming.SnakeCaseLower)]
        public partial record Receipt([Length(1, 80)] string Merchant, [property: Range(0, 5.5)] decimal? Total = null)
        {
            [RegularExpression("[A-Z]+"), JsonPropertyName("x")] public string Code { get; init; } = "A";
            public Dictionary<string, List<Line>> Lines { get; init; } = [];
        }

        [JsonContract] public readonly partial record struct Line(string Name, Kind Kind, Line[]? Children);
        public enum Kind { /** <summary>One.</summary> */ One, [JsonStringEnumMemberName("2")] Two = 2, Also = 2 }
        """);

    [Fact]
    public async Task No_prefix_of_a_file_breaks_generator_or_analyzer()
    {
        for (int length = 0; length <= Source.Length; length++)
        {
            CSharpCompilation compilation = Sources.Compile(Source[..length]);
            if (length % 7 == 0)
                await AnalyzerVerifier.DiagnosticsAsync(compilation);
            else
                GeneratorRun.Unchecked(compilation);
        }
    }

    [Fact]
    public async Task No_missing_token_breaks_generator_or_analyzer()
    {
        int count = 0;
        foreach (Microsoft.CodeAnalysis.SyntaxToken token in CSharpSyntaxTree.ParseText(Source, Sources.Options).GetRoot().DescendantTokens())
        {
            CSharpCompilation compilation = Sources.Compile(Source.Remove(token.SpanStart, token.Span.Length));
            if (count++ % 3 == 0)
                await AnalyzerVerifier.DiagnosticsAsync(compilation);
            else
                GeneratorRun.Unchecked(compilation);
        }
    }
}
