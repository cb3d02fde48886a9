using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pipeline;

public sealed class CachingTests
{
    private const string Client = """
        namespace Demo;
        [JsonModeClient]
        public partial interface IReader
        {
            [UserMessage("Read {name}.")]
            Task<Receipt> ReadAsync(string name);

            [UserMessage("List.")]
            Task<List<Line>> ListAsync();
        }
        """;

    private const string Receipt = """
        namespace Demo;
        /// <summary>A receipt.</summary>
        [JsonContract]
        public partial record Receipt(string Merchant, List<Line> Lines);
        """;

    private const string Line = """
        namespace Demo;
        [JsonContract]
        public partial record Line(string Name, int Count);
        """;

    private const string Other = """
        namespace Demo;
        [JsonContract]
        public partial record Other(string Name);
        """;

    private static GeneratorRun Run() => GeneratorRun.Of(Client, Receipt, Line, Other);

    [Fact]
    [Trait("Row", "A1")]
    public void An_edit_of_a_method_body_elsewhere_writes_nothing_again()
    {
        var run = GeneratorRun.Of(Client, Receipt, Line, Other, "namespace Demo; class Unrelated { int One() => 1; }");
        Assert.Equal(0, Written(run, 4, text => text.Replace("=> 1", "=> 2", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [Trait("Row", "A4")]
    public void White_space_and_comments_in_the_file_of_a_target_write_nothing_again(int file)
    {
        GeneratorRun run = Run();
        Assert.Equal(0, Written(run, file, text => text + "\n// trailing\n"));
        Assert.Equal(0, Written(run, file, text => "\n\n\n" + text));
        Assert.Equal(0, Written(run, file, text => text.Replace("namespace Demo;", "namespace Demo;\n// a plain comment\nfile class Shift { }", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Row", "A5")]
    public void A_renamed_member_writes_its_contract_and_the_contracts_that_use_it()
    {
        // Line itself, Receipt, whose schema holds it, and the client, one of whose methods returns a list of it.
        Assert.Equal(3, Written(Run(), 2, text => text.Replace("int Count", "int Quantity", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_edit_of_an_unused_contract_writes_only_the_contract() =>
        Assert.Equal(1, Written(Run(), 3, text => text.Replace("string Name", "string Title", StringComparison.Ordinal)));

    [Fact]
    public void An_edit_of_a_returned_contract_does_not_write_its_client() =>
        Assert.Equal(1, Written(Run(), 1, text => text.Replace("string Merchant", "string Shop", StringComparison.Ordinal)));

    [Fact]
    public void An_edit_of_a_doc_comment_writes_its_contract() =>
        Assert.Equal(1, Written(Run(), 1, text => text.Replace("A receipt.", "A till receipt.", StringComparison.Ordinal)));

    [Fact]
    public void An_edit_of_a_template_writes_only_its_client() =>
        Assert.Equal(1, Written(Run(), 0, text => text.Replace("Read {name}.", "Read {name}!", StringComparison.Ordinal)));

    [Fact]
    public void An_edit_of_another_part_writes_the_contract()
    {
        GeneratorRun run = Run();
        CSharpCompilation edited = run.Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            Sources.File("namespace Demo; partial record Other { public required int Count { get; init; } }"),
            Sources.Options));
        Assert.Equal(1, run.OutputsAfter(edited).Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New));
    }

    private static int Written(GeneratorRun run, int file, Func<string, string> edit)
    {
        SyntaxTree tree = run.Input.SyntaxTrees[file];
        string edited = edit(tree.ToString());
        Assert.NotEqual(tree.ToString(), edited);
        return run.OutputsAfter(run.Input.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, Sources.Options, tree.FilePath)))
            .Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }
}
