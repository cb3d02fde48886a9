using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("\"In [|{curency}|].\"", "\"In {currency}.\"")]
    [InlineData("\"\\tIn [|{ curency :quoted}|].\"", "\"\\tIn { currency :quoted}.\"")]
    [InlineData("@\"In \"\"[|{curency}|]\"\".\"", "@\"In \"\"{currency}\"\".\"")]
    [InlineData("\"\"\"In [|{curency}|].\"\"\"", "\"\"\"In {currency}.\"\"\"")]
    [InlineData("\"\"\"\n    In \"it\",\n    [|{curency:quoted}|].\n    \"\"\"", "\"\"\"\n    In \"it\",\n    {currency:quoted}.\n    \"\"\"")]
    [InlineData("\"In \" + \"[|{curency}|].\"", "\"In \" + \"{currency}.\"")]
    [InlineData("$\"{nameof(IReader)}: [|{{curency}}|].\"", "$\"{nameof(IReader)}: {{currency}}.\"")]
    [InlineData("$$\"\"\"{{nameof(IReader)}}: [|{curency}|].\"\"\"", "$$\"\"\"{{nameof(IReader)}}: {currency}.\"\"\"")]
    public Task A_placeholder_gets_the_similar_name(string before, string after) =>
        FixVerifier.FixesAsync("GI2001", "Name 'currency'", Client(before, "string currency"), Client(after, "string currency"));

    [Fact]
    public Task Every_placeholder_gets_its_own_name() => FixVerifier.FixesAsync(
        "GI2001",
        "Name 'currency'",
        Client("\"[|{curency}|] [|{languge:quoted}|] [|{curency}|]\"", "string currency, string language"),
        Client("\"{currency} {language:quoted} {currency}\"", "string currency, string language"),
        FixAllScope.Document);

    [Theory]
    [InlineData("\"Leave [|{zzz}|] {name}\"", "\"Leave {{zzz}} {name}\"")]
    [InlineData("\"Leave [|{zzz:0}|] {name}\"", "\"Leave {{zzz:0}} {name}\"")]
    [InlineData("@\"Leave [|{zzz}|] {name}\"", "@\"Leave {{zzz}} {name}\"")]
    [InlineData("\"\"\"Leave [|{zzz}|] {name}\"\"\"", "\"\"\"Leave {{zzz}} {name}\"\"\"")]
    [InlineData("$\"{nameof(IReader)} [|{{zzz}}|] {{name}}\"", "$\"{nameof(IReader)} {{{{zzz}}}} {{name}}\"")]
    public Task A_brace_that_belongs_to_the_text_is_written_twice(string before, string after) =>
        FixVerifier.FixesAsync("GI2001", "Write the braces twice", Client(before, "string name"), Client(after, "string name"));

    [Theory]
    [InlineData("\"[|{curency}|]\"", "string currency", "Name 'currency'")]
    [InlineData("\"Leave [|{zzzzz}|]\"", "string currency", "Write the braces twice")]
    [InlineData("\" [|{zzzzz}|]\"", "string currency")]
    [InlineData("$$\"\"\"[|{zzzzz}|]{{nameof(IReader)}}\"\"\"", "string currency")]
    [InlineData("[|Elsewhere.Text|]", "string currency")]
    [InlineData("\"[|{cur\" + \"ency_}|]\"", "string currency")]
    [InlineData("\"[|\\u007bcurency}|]\"", "string currency")]
    public Task The_offered_fixes_depend_on_the_literal(string text, string parameter, params string[] titles) =>
        FixVerifier.OffersAsync("GI2001", Client(text, parameter) + "\nstatic class Elsewhere { public const string Text = \"{curency}\"; }", titles);

    [Theory]
    [InlineData("\"open [|{|] and {name}\"", "\"open {{ and {name}\"")]
    [InlineData("\"close [|}|] {name}\"", "\"close }} {name}\"")]
    [InlineData("\"empty [|{}|] {name}\"", "\"empty {{}} {name}\"")]
    [InlineData("\"empty [|{:0}|] {name}\"", "\"empty {{:0}} {name}\"")]
    [InlineData("$\"{nameof(IReader)} [|}}|] {{name}}\"", "$\"{nameof(IReader)} }}}} {{name}}\"")]
    public Task A_lone_brace_is_written_twice(string before, string after) => FixVerifier.FixesAsync(
        "GI2003",
        before.Contains("empty", StringComparison.Ordinal) ? "Write the braces twice" : "Write the brace twice",
        Client(before, "string name"),
        Client(after, "string name"));

    [Fact]
    public Task A_colon_without_a_format_is_removed() => FixVerifier.FixesAsync(
        "GI2003",
        "Remove the format ':'",
        Client("\"[|{name:}|]\"", "string name"),
        Client("\"{name}\"", "string name"));

    [Theory]
    [InlineData("GI2006", "\"[|{name:0.0}|]\"", "\"{name}\"", "string name", ":0.0")]
    [InlineData("GI2006", "$\"{nameof(IReader)} [|{{name:0.0}}|]\"", "$\"{nameof(IReader)} {{name}}\"", "string name", ":0.0")]
    [InlineData("GI2010", "\"[|{name:Q}|]\"", "\"{name}\"", "int name", ":Q")]
    public Task A_format_that_cannot_be_used_is_removed(string id, string before, string after, string parameter, string format) =>
        FixVerifier.FixesAsync(id, $"Remove the format '{format}'", Client(before, parameter), Client(after, parameter));

    private static string Client(string text, string parameters) => $$"""
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage({{text}})]
            Task<string> AskAsync({{parameters}});
        }
        """;
}
