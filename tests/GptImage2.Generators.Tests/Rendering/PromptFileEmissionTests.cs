using GptImage2.Generators.Emitting;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rendering;

public sealed class PromptFileEmissionTests
{
    private const string Client = """
        namespace Demo;
        [JsonModeClient]
        public partial interface IReader { [UserMessage("Read.\nAll */ of\u2028it.")] Task<Receipt> ReadAsync(); }
        """;

    private const string Receipt = "namespace Demo; [JsonContract] public partial record Receipt(string Merchant);";

    private static readonly Prompts Wanted = Prompts.In("/src/").With("build_property.GptImage2EmitPrompts", "true");

    [Fact]
    public void If_the_build_asks_for_it_one_file_with_a_comment_is_written()
    {
        var run = GeneratorRun.Of(Sources.Compile(Sources.File(Client), Sources.File(Receipt)), Wanted);

        GeneratedSourceResult file = run.Files.Single(file => file.HintName == PromptEmitter.HintName);
        string[] lines = file.SourceText.ToString().TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.StartsWith("//", line, StringComparison.Ordinal));
        Assert.All(file.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens(), token => Assert.True(token.IsKind(SyntaxKind.EndOfFileToken)));
        Assert.Contains("// ## Demo.IReader.ReadAsync", lines);
        Assert.Contains("//     \"merchant\": { \"type\": \"string\" }", lines);
        Assert.Contains("// All */ of\\u2028it.", lines);
    }

    [Fact]
    public void If_the_build_does_not_ask_nothing_is_rendered()
    {
        var run = GeneratorRun.Of(Client, Receipt);

        Assert.DoesNotContain(run.Files, file => file.HintName == PromptEmitter.HintName);
        Assert.All(run.Driver.GetRunResult().Results[0].TrackedSteps["PromptText"].SelectMany(step => step.Outputs), output => Assert.Null(output.Value));
    }

    [Fact]
    public void An_edit_of_the_lock_file_writes_nothing_again()
    {
        var files = Prompts.In("/src/", ("/src/prompts.lock.md", "# Prompts"));
        var run = GeneratorRun.Of(Sources.Compile(Sources.File(Client), Sources.File(Receipt)), files);

        Assert.DoesNotContain(run.OutputsAfter(files.Files[0], new PromptText("/src/prompts.lock.md", "# Other")), reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }

    [Fact]
    public void Only_an_edit_of_a_contract_writes_the_file_again()
    {
        var run = GeneratorRun.Of(Sources.Compile(Sources.File(Client), Sources.File(Receipt), "class Unrelated { int A() => 1; }"), Wanted);

        Assert.Equal(2, Written(1, "Merchant", "Shop"));
        Assert.Equal(0, Written(2, "=> 1", "=> 2"));

        int Written(int file, string part, string other)
        {
            SyntaxTree tree = run.Input.SyntaxTrees[file];
            SyntaxTree edited = CSharpSyntaxTree.ParseText(tree.ToString().Replace(part, other, StringComparison.Ordinal), Sources.Options, tree.FilePath);
            return run.OutputsAfter(run.Input.ReplaceSyntaxTree(tree, edited)).Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
        }
    }
}
