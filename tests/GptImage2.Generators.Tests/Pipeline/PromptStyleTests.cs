using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pipeline;

public sealed class PromptStyleTests
{
    private const string Client = """
        [JsonModeClient(PromptStyle = PromptStyle.TypeScript)]
        public partial interface IReader { [UserMessage("a")] Task<Receipt> ReadAsync(); }
        """;

    private const string Receipt = "[JsonContract] public partial record Receipt(string Merchant);";

    [Fact]
    public void Only_methods_with_the_style_contain_the_TypeScript_text()
    {
        var run = GeneratorRun.Of(Client, Receipt);
        Assert.Contains("\"{merchant:string}\"u8);", Text(run, "IReader"), StringComparison.Ordinal);
        Assert.DoesNotContain("{merchant:string}", Text(run, "Receipt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_in_TypeScript_is_written_again_when_its_contract_changes()
    {
        var run = GeneratorRun.Of(Client, Receipt);
        SyntaxTree tree = run.Input.SyntaxTrees[1];
        SyntaxTree edited = CSharpSyntaxTree.ParseText(tree.ToString().Replace("Merchant", "Shop", StringComparison.Ordinal), Sources.Options, tree.FilePath);
        Assert.Equal(2, run.OutputsAfter(run.Input.ReplaceSyntaxTree(tree, edited)).Count(reason => reason is IncrementalStepRunReason.Modified));
    }

    [Theory]
    [InlineData("(PromptStyle)2")]
    [InlineData("(PromptStyle)(-1)")]
    public void A_value_that_the_enum_does_not_have_is_the_default(string style)
    {
        var run = GeneratorRun.Of(Client.Replace("PromptStyle.TypeScript", style, StringComparison.Ordinal), Receipt);
        Assert.DoesNotContain("{merchant:string}", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PromptStyle.Yaml")]
    [InlineData("\"TypeScript\"")]
    [InlineData("")]
    public void An_invalid_style_causes_no_failure(string style) =>
        GeneratorRun.Unchecked(Sources.Compile(Sources.File(Client.Replace("PromptStyle.TypeScript", style, StringComparison.Ordinal) + Receipt)));

    [Theory]
    [InlineData("*/ }")]
    [InlineData("**//***/")]
    [InlineData("/")]
    [InlineData("\\\" \\\\ \\\"\\\"\\\"\\\"\\\"\\\"\\\"")]
    [InlineData("a\\r\\nb\\u2028c\\u0085d\\u202ee\\0f\\uD800")]
    public void Hostile_descriptions_stay_in_their_comments(string description)
    {
        var run = GeneratorRun.Of(Client, $"[JsonContract, Description(\"{description}\")] public partial record Receipt([property: Description(\"{description}\")] string Merchant);");
        string text = TypeScript(run);
        Assert.Equal(2, text.Split("*/").Length - 1);
        Assert.Matches(@"^\{/\*[^\r\n\u0085\u2028\u202e]*\*/merchant:string/\*[^\r\n\u0085\u2028\u202e]*\*/\}$", text);
    }

    [Theory]
    [InlineData("int?", "{value:int|null}")]
    [InlineData("List<Receipt>", "{items:{merchant:string}[]}")]
    [InlineData("Receipt?", "{value:{merchant:string}|null}")]
    [InlineData("(Receipt A, DateOnly? B)", "{a:{merchant:string},b?:string|null/*YYYY-MM-DD*/}")]
    [InlineData("Receipt[][]", "{items:{merchant:string}[][]}")]
    public void A_result_that_is_not_an_object_is_wrapped(string result, string expected)
    {
        string client = Client.Replace("Task<Receipt>", $"Task<JsonModeResult<{result}>>", StringComparison.Ordinal);
        Assert.Equal(expected, TypeScript(GeneratorRun.Of(client, Receipt)));
    }

    private static string TypeScript(GeneratorRun run) => run.Output.SyntaxTrees
        .Single(tree => tree.FilePath.EndsWith("IReader.g.cs", StringComparison.Ordinal))
        .GetRoot(TestContext.Current.CancellationToken)
        .DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.Utf8StringLiteralToken))
        .ElementAt(1)
        .ValueText;

    private static string Text(GeneratorRun run, string name) =>
        run.Files.Single(file => file.HintName.Contains(name, StringComparison.Ordinal)).SourceText.ToString();
}
