using System.Collections.Immutable;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Noise;

/// <summary>A program that uses everything that is generated for it, with a mistake in it, and what is reported of it.</summary>
internal sealed class Shop
{
    public const string Line = "[JsonContract] public partial record Line(string Name);";
    public const string Product = "[JsonContract] public partial record Product(string Name, decimal Price, List<Line> Lines);";
    public const string Identify = "[UserMessage(\"Which product? {currency}\")] Task<Product> IdentifyAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);";
    public const string List = "[UserMessage(\"List them.\")] IAsyncEnumerable<Line> ListAsync(ImageInput photo);";

    // Uses contract and client as an author would.
    private const string Uses = """
        class Uses
        {
            public static IShop Bind(GptImage2Client gpt) => gpt.Bind<IShop>();
            public static IReadOnlyList<JsonModePrompt> Prompts() => JsonModePrompts.Of<IShop>();
            public static Product Read(Product product) => Product.FromJson(product.ToJson());
            public static Product Read(byte[] json) => Product.FromJson(json);
            public static bool Try(string json) => Product.TryFromJson(json, out Product? product, out IReadOnlyList<ContractViolation> violations) && product is not null && violations.Count == 0;
            public static string Schema() => Product.JsonSchema;
            public static byte[] Write(Product product) => product.ToJsonUtf8();
            public static JsonContract<Product> Contract() => JsonContract.Of<Product>();
        }
        """;

    private Shop(ImmutableArray<Diagnostic> ours, ImmutableArray<Diagnostic> written, ImmutableArray<Diagnostic> generated)
    {
        Ours = ours;
        Written = written;
        Generated = generated;
    }

    /// <summary>Our errors.</summary>
    public ImmutableArray<Diagnostic> Ours { get; }

    /// <summary>Errors of the compiler in what the author wrote.</summary>
    public ImmutableArray<Diagnostic> Written { get; }

    /// <summary>Errors of the compiler in generated files.</summary>
    public ImmutableArray<Diagnostic> Generated { get; }

    public IEnumerable<string> Ids => Ours.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal);

    public static string Program(string line = Line, string product = Product, string identify = Identify, string list = List, string shop = "[JsonModeClient] public partial interface IShop", string beside = "") =>
        Sources.File($"{line}\n{product}\n{shop}\n{{\n{identify}\n{list}\n}}\n{Uses}\n{beside}");

    /// <param name="program">The program.</param>
    /// <param name="hasStubs">Whether stubs are compiled; without them it is as if a broken type had no generated half.</param>
    public static async Task<Shop> OfAsync(string program, bool hasStubs = true)
    {
        CSharpCompilation input = Sources.Compile(hasStubs ? Sources.Options : Sources.Options.WithPreprocessorSymbols("GPTIMAGE2_NO_STUBS"), program);
        CSharpCompilation output = GeneratorRun.Unchecked(input).Output;
        ImmutableArray<Diagnostic> all = await AnalyzerVerifier.AllDiagnosticsAsync(output);
        Diagnostic[] errors = [.. all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        ILookup<bool, Diagnostic> byCompiler = errors.ToLookup(error => error.Id.StartsWith("CS", StringComparison.Ordinal));
        return new Shop(
            [.. byCompiler[false]],
            [.. byCompiler[true].Where(error => error.Location.SourceTree is null || input.ContainsSyntaxTree(error.Location.SourceTree))],
            [.. byCompiler[true].Where(error => error.Location.SourceTree is { } tree && !input.ContainsSyntaxTree(tree))]);
    }
}
