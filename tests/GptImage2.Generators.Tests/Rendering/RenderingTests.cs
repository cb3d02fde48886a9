using GptImage2.Generators.Rendering;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rendering;

public sealed class RenderingTests
{
    [Fact]
    public void The_rendered_prompt_is_the_prompt_that_compiled_code_sends() => Assert.All(CorpusPrompts.All, pair =>
        Assert.Equal((pair.Told.SystemMessage, pair.Told.UserMessage), (pair.Rendered.SystemMessage, pair.Rendered.UserMessage)));

    [Fact]
    public void A_system_message_with_values_follows_the_contract_in_both()
    {
        var run = GeneratorRun.Of("""
            namespace Demo;
            [JsonModeClient, SystemMessage("You work for {tenant} {{only}}.")]
            public partial interface IReader
            {
                [UserMessage("Read {text}.")] Task<Receipt> ReadAsync(string tenant, string text, CancellationToken cancellationToken = default);
                [UserMessage("List.")] IAsyncEnumerable<Receipt> ListAsync(string tenant);
            }
            [JsonContract] public partial record Receipt(string Merchant);
            """);

        JsonModePrompt[] told = [.. CorpusPrompts.Tell(run.Output)];
        RenderedPrompt[] rendered = [.. CorpusPrompts.Render(run.Input)];

        Assert.All(told, prompt => Assert.EndsWith("}\n\nYou work for {tenant} {{only}}.", prompt.SystemMessage, StringComparison.Ordinal));
        Assert.Equal(told.Select(prompt => (prompt.SystemMessage, prompt.UserMessage)), rendered.Select(prompt => (prompt.SystemMessage, prompt.UserMessage)));
        Assert.Contains("System message, after the contract:\n\n```text\nYou work for {tenant} {{only}}.\n```\n", PromptDocument.Section(rendered[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_of_an_interface_are_rendered_without_a_call()
    {
        var run = GeneratorRun.Of(
            """
            namespace Demo;
            [JsonModeClient, SystemMessage("Be {{exact}}.")]
            public partial interface IReader
            {
                [UserMessage("Read {{this}} in {currency}, {amount:0.00}: {note:quoted}")]
                [Example(nameof(First))]
                Task<Receipt> ReadAsync(string currency, decimal amount, string note, ImageInput photo, CancellationToken cancellationToken = default);

                [UserMessage(File = "list.md", PromptStyle = PromptStyle.TypeScript)]
                IAsyncEnumerable<Receipt> ListAsync(string @class);

                static Example<Receipt> First => new(new UserMessage(), new Receipt("Tea"));
            }
            [JsonContract] public partial record Receipt(string Merchant);
            """,
            Prompts.In("/src/", ("/src/list.md", "List {class}.\n")));

        IReadOnlyList<JsonModePrompt> prompts = CorpusPrompts.Tell(run.Output);

        const string Schema = """{"type":"object","properties":{"merchant":{"type":"string"}},"required":["merchant"]}""";
        Assert.Equal(
            [
                ("IReader.ReadAsync", $"Be {{exact}}.\n\nReply only with minified JSON that is valid against this JSON Schema:\n{Schema}", "Read {{this}} in {currency}, {amount:0.00}: {note:quoted}{photo}", "Demo.IReader.First"),
                ("IReader.ListAsync", "Be {exact}.\n\nReply only with minified JSON of this TypeScript type; comments are rules:\n{items:{merchant:string}[]}", "List {class}.", ""),
            ],
            prompts.Select(prompt => (prompt.Method, prompt.SystemMessage, prompt.UserMessage, string.Join(' ', prompt.Examples))));
        Assert.Equal(Schema, prompts[0].JsonSchema);
        Assert.Equal($"{prompts[0].SystemMessage}\n\n{prompts[0].UserMessage}", prompts[0].ToString());
        Assert.Equal(2, prompts.Select(prompt => prompt.Hash).Where(hash => hash.Length == 16).Distinct().Count());
        Assert.Equal(prompts.Select(prompt => prompt.Hash), CorpusPrompts.Tell(run.Output).Select(prompt => prompt.Hash));
        Assert.Equal(["Demo.IReader.ReadAsync", "Demo.IReader.ListAsync"], CorpusPrompts.Render(run.Output, Prompts.In("/src/", ("/src/list.md", "List {class}.\n"))).Select(prompt => prompt.Key));
    }

    [Fact]
    public void Methods_with_the_same_name_are_distinguished_by_their_parameters()
    {
        IReadOnlyList<RenderedPrompt> prompts = CorpusPrompts.Render(Sources.Compile(Sources.File("""
            public partial class Outer {
            [JsonModeClient] public partial interface IReader
            {
                [UserMessage("a{b}")] Task<int> ReadAsync(int b);
                [UserMessage("a{b}")] Task<int> ReadAsync(string b);
                [UserMessage("a{b}{c}")] Task<int> ReadAsync(string b, string c);
            } }
            """)));

        Assert.Equal(["Outer.IReader.ReadAsync(b)", "Outer.IReader.ReadAsync(b) #2", "Outer.IReader.ReadAsync(b, c)"], prompts.Select(prompt => prompt.Key));
        Assert.All(prompts, prompt => Assert.Equal("Outer.IReader", PromptKeys.InterfaceOf(prompt.Key)));
    }

    [Fact]
    public void A_method_whose_contract_has_an_error_is_left_out()
    {
        CSharpCompilation compilation = Sources.Compile(Sources.File("""
            [JsonModeClient] public partial interface IReader { [UserMessage("a")] Task<Bad> BadAsync(); [UserMessage("b")] Task<int> GoodAsync(); }
            [JsonContract] public partial record Bad(Action What);
            """));

        Assert.Equal(["IReader.GoodAsync"], CorpusPrompts.Render(compilation).Select(prompt => prompt.Key));
    }

    [Fact]
    public void Context_window_and_price_are_equal_to_those_of_the_runtime() =>
        Assert.Equal((GptImage2Model.ContextTokens, GptImage2Model.Price.InputPerMillion), (PromptCost.ContextTokens, PromptCost.InputPerMillion));

    [Theory]
    [InlineData(7, "about 7 tokens, $0.0001 a call")]
    [InlineData(2_345, "about 2,345 tokens, $0.0188 a call")]
    [InlineData(272_001, "about 272,001 tokens, $2.176 a call")]
    public void Cost_is_described_in_tokens_and_dollars(int tokens, string expected) => Assert.Equal(expected, PromptCost.Describe(tokens));
}
