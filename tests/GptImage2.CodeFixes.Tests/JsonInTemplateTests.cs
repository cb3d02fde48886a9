using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>JSON that was pasted into a message: one fix for all of its braces.</summary>
public sealed class JsonInTemplateTests
{
    private const string Title = "Write the braces of the JSON twice";

    [Theory]
    [InlineData(""""""
        """Which? Answer like [|{"name": "Tea", "price": 3.2}|]."""
        """""", """"""
        """Which? Answer like {{"name": "Tea", "price": 3.2}}."""
        """""")]
    [InlineData(""""""
        """Answer like [|{"items":[{"name":"Tea"},{"name":"Milk"}]}|]."""
        """""", """"""
        """Answer like {{"items":[{{"name":"Tea"}},{{"name":"Milk"}}]}}."""
        """""")]
    [InlineData("@\"Answer like [|{\"\"name\"\": \"\"Tea\"\"}|].\"", "@\"Answer like {{\"\"name\"\": \"\"Tea\"\"}}.\"")]
    [InlineData("\"Answer like [|{\\\"name\\\": \\\"Tea\\\"}|].\"", "\"Answer like {{\\\"name\\\": \\\"Tea\\\"}}.\"")]
    [InlineData("$\"{nameof(IReader)}: [|{{\\\"name\\\": {{}}}}|].\"", "$\"{nameof(IReader)}: {{{{\\\"name\\\": {{{{}}}}}}}}.\"")]
    [InlineData("\"Like [|{\\\"name\\\":\" + \" \\\"Tea\\\"}|].\"", "\"Like {{\\\"name\\\":\" + \" \\\"Tea\\\"}}.\"")]
    [InlineData("\"Like [|{'name': 'Tea'}|].\"", "\"Like {{'name': 'Tea'}}.\"")]
    [InlineData("\"Like [|{ name: string, price: number }|].\"", "\"Like {{ name: string, price: number }}.\"")]
    [InlineData("\"Like [|{ items: { name: string }[] }|].\"", "\"Like {{ items: {{ name: string }}[] }}.\"")]
    [InlineData("\"Like [|{ \\\"a\\\": \\\"}\\\" }|].\"", "\"Like {{ \\\"a\\\": \\\"}}\\\" }}.\"")]
    public Task All_braces_are_written_twice(string before, string after) =>
        FixVerifier.FixesAsync("GI2003", Title, Client(before.Trim()), Client(after.Trim()));

    [Fact]
    public Task The_lines_of_a_raw_literal_keep_their_indentation() => FixVerifier.FixesAsync(
        "GI2003",
        Title,
        Client("\"\"\"\n    Answer like\n    [|{\n      \"lines\": [\n        { \"name\": \"Tea\" }\n      ]\n    }|]\n    \"\"\""),
        Client("\"\"\"\n    Answer like\n    {{\n      \"lines\": [\n        {{ \"name\": \"Tea\" }}\n      ]\n    }}\n    \"\"\""));

    [Fact]
    public Task Placeholders_in_the_JSON_stay() => FixVerifier.FixesAsync(
        "GI2003",
        Title,
        Client("\"Like [|{\\\"currency\\\": \\\"{currency}\\\", \\\"total\\\": {total:0.00}, \\\"a\\\": \\\"{other}\\\"}|].\"", "string currency, decimal total"),
        Client("\"Like {{\\\"currency\\\": \\\"{currency}\\\", \\\"total\\\": {total:0.00}, \\\"a\\\": \\\"{{other}}\\\"}}.\"", "string currency, decimal total"));

    [Fact]
    public Task Several_blocks_are_fixed_in_one_pass() => FixVerifier.FixesAsync(
        "GI2003",
        Title,
        Client("\"From [|{\\\"a\\\": 1}|] to [|{\\\"b\\\": [{\\\"c\\\": 2}]}|].\""),
        Client("\"From {{\\\"a\\\": 1}} to {{\\\"b\\\": [{{\\\"c\\\": 2}}]}}.\""),
        FixAllScope.Document);

    [Fact]
    public Task The_JSON_of_a_system_message_is_fixed() => FixVerifier.FixesAsync(
        "GI2003",
        Title,
        "[SystemMessage(\"Like [|{\\\"a\\\": \\\"{name}\\\"}|].\")] " + Client("\"Hi\"", "string name"),
        "[SystemMessage(\"Like {{\\\"a\\\": \\\"{name}\\\"}}.\")] " + Client("\"Hi\"", "string name"));

    [Theory]
    [InlineData("$$\"\"\"{{nameof(IReader)}} [|{\"a\": 1}|]\"\"\"")]
    [InlineData("[|Elsewhere.Text|]")]
    [InlineData("\"Like [|\\u007b\\\"a\\\": 1}|]\"")]
    public Task Nothing_is_offered_where_a_brace_cannot_be_written_twice(string text) =>
        FixVerifier.OffersAsync("GI2003", Client(text) + "\nstatic class Elsewhere { public const string Text = \"{\\\"a\\\": 1}\"; }");

    private static string Client(string text, string parameters = "") => $$"""
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage({{text}})]
            Task<string> AskAsync({{parameters}});
        }
        """;
}
