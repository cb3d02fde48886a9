using GptImage2.Generators.Rendering;
using Microsoft.CodeAnalysis.Text;
using Newtonsoft.Json.Linq;
using Style = GptImage2.Generators.Model.PromptNotation;

namespace GptImage2.Generators.Tests.Rendering;

public sealed class PromptDocumentTests
{
    private static readonly RenderedPrompt Prompt = new(
        "Demo.IReader.ReadAsync",
        "Copy figures exactly.",
        InstructionsVary: false,
        "Reply only with minified JSON that is valid against this JSON Schema:\n",
        """{"type":"object","description":"One \"paper\" receipt, with all of its lines.","properties":{"merchant":{"type":"string"},"paidBy":{"enum":["Cash","Card",null]},"more":{}},"required":["merchant"]}""",
        Style.JsonSchema,
        "Read this.\n## No heading, and A call takes nothing\n```\n{photo}",
        ["Demo.IReader.First"],
        Tokens: 1234);

    [Fact]
    public void A_lock_file_is_rendered_as_Markdown() => Assert.Equal(
        """"
        # Prompts

        The prompts that this project sends to the model. `dotnet build -t:GptImage2UpdatePrompts` writes this file, and GI2014 compares it with the code.

        ## Demo.IReader.ReadAsync

        A call takes about 1,234 tokens, $0.0099 a call, without values, images and examples.

        System message, before the contract:

        ```text
        Copy figures exactly.

        Reply only with minified JSON that is valid against this JSON Schema:
        ```

        Contract:

        ```json
        {
          "type": "object",
          "description": "One \"paper\" receipt, with all of its lines.",
          "properties": {
            "merchant": { "type": "string" },
            "paidBy": { "enum": ["Cash", "Card", null] },
            "more": {}
          },
          "required": ["merchant"]
        }
        ```

        User message:

        ````text
        Read this.
        ## No heading, and A call takes nothing
        ```
        {photo}
        ````

        Examples: Demo.IReader.First

        """",
        PromptDocument.Write([Prompt]));

    [Fact]
    public void Every_contract_of_the_corpus_is_the_same_JSON_on_several_lines() => Assert.All(
        CorpusPrompts.All.Where(pair => pair.Rendered.Style == Style.JsonSchema),
        pair => Assert.True(JToken.DeepEquals(JToken.Parse(pair.Rendered.Contract), JToken.Parse(JsonIndent.Format(pair.Rendered.Contract))), pair.Rendered.Key));

    [Fact]
    public void Invisible_characters_are_escaped() =>
        Assert.Contains("a\\u202eb\\u2028c\\ud800\\u0000\td😀", PromptDocument.Section(Prompt with { UserMessage = "a\u202Eb\u2028c\uD800\0\td😀" }), StringComparison.Ordinal);

    [Fact]
    public void A_document_is_equal_to_its_own_sections()
    {
        RenderedPrompt[] prompts = [.. CorpusPrompts.All.Select(pair => pair.Rendered)];
        var locked = PromptLock.Parse(SourceText.From(PromptDocument.Write(prompts)));

        Assert.Equal(prompts.Select(prompt => prompt.Key).Order(StringComparer.Ordinal), locked.Sections.Select(section => section.Key).Order(StringComparer.Ordinal));
        Assert.All(prompts, prompt => Assert.Null(locked.Find(prompt.Key)!.Compare(PromptDocument.Section(prompt))));
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\n", "  \t\n")]
    [InlineData("1,234 tokens, $0.0099", "99 tokens, $9")]
    [InlineData("A call takes about 1,234 tokens, $0.0099 a call, without values, images and examples.\n", "")]
    [InlineData("Examples: Demo.IReader.First\n", "Examples: Demo.IReader.First")]
    [InlineData("# Prompts", "\uFEFF# Anything")]
    public void Line_ends_white_space_and_cost_do_not_matter(string part, string other) =>
        Assert.Null(Compare(PromptDocument.Write([Prompt]).Replace(part, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Copy figures exactly.", "Copy figures.", 11, "Copy figures.", "Copy figures exactly.")]
    [InlineData("    \"merchant\"", "    \"shop\"", 23, "    \"shop\": { \"type\": \"string\" },", "    \"merchant\": { \"type\": \"string\" },")]
    [InlineData("\nExamples: Demo.IReader.First\n", "", 39, null, "Examples: Demo.IReader.First")]
    [InlineData("Examples: Demo.IReader.First\n", "Examples: Demo.IReader.First\nmore\n", 41, "more", null)]
    public void The_first_different_line_is_reported(string part, string other, int line, string? locked, string? now) =>
        Assert.Equal(new LockDifference(line, locked, now), Compare(PromptDocument.Write([Prompt]).Replace(part, other, StringComparison.Ordinal)));

    private static LockDifference? Compare(string file) =>
        PromptLock.Parse(SourceText.From(file)).Find(Prompt.Key)!.Compare(PromptDocument.Section(Prompt));
}
