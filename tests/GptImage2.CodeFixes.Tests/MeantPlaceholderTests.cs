using GptImage2.CodeFixes.Tests.Infrastructure;

namespace GptImage2.CodeFixes.Tests;

/// <summary>Spelling comes before escaping: braces that were meant as a placeholder are not made text.</summary>
public sealed class MeantPlaceholderTests
{
    [Theory]
    [InlineData("\"In [|{$currency}|].\"")]
    [InlineData("\"In [|{@currency}|].\"")]
    [InlineData("\"In [|{%currency%}|].\"")]
    [InlineData("\"In [|{currency,10}|].\"")]
    [InlineData("\"In [|{Currency}|].\"")]
    [InlineData("\"In [|{0}|].\"")]
    public Task The_name_is_corrected(string before) => FixVerifier.FixesAsync("GI2001", "Name 'currency'", Client(before), Client("\"In {currency}.\""));

    [Theory]
    [InlineData("\"[|{curency}|]\"", "Name 'currency'")]
    [InlineData("\"Is it [|{currency.Name}|]?\"")]
    [InlineData("\"Is it [|{product?.Name}|]?\"")]
    [InlineData("\"Is it [|{currency + 1}|]?\"")]
    [InlineData("\"[|{#if currency}|]In {currency}.\"")]
    [InlineData("\"[|{/if}|]In {currency}.\"")]
    [InlineData("\"[|{else}|]In {currency}.\"")]
    [InlineData("\"[|{% if currency %}|]In {currency}.\"")]
    [InlineData("\"Codes are [A-Z][|{3}|].\"", "Write the braces twice")]
    [InlineData("\"Codes are [|{9}|].\"", "Write the braces twice")]
    [InlineData("\"A set [|{a, b}|].\"", "Write the braces twice")]
    [InlineData("\"A set [|{\\\"a\\\", \\\"b\\\"}|].\"", "Write the braces twice")]
    public Task Braces_are_doubled_only_where_they_can_be_text(string text, params string[] titles) => FixVerifier.OffersAsync("GI2001", Client(text), titles);

    [Theory]
    [InlineData("\"In [|{|]currency.\"", "\"In {currency}.\"")]
    [InlineData("\"In [|{|] currency.\"", "\"In {currency}.\"")]
    [InlineData("\"In [|{|]curency and {name}.\"", "\"In {currency} and {name}.\"")]
    [InlineData("$\"{nameof(IReader)} in [|{{|]currency.\"", "$\"{nameof(IReader)} in {{currency}}.\"")]
    [InlineData("\"In currency[|}|].\"", "\"In {currency}.\"")]
    [InlineData("\"In {{currency[|}|].\"", "\"In {currency}.\"")]
    [InlineData("\"In {currency}[|}|].\"", "\"In {currency}.\"")]
    [InlineData("$\"{nameof(IReader)} in currency[|}}|].\"", "$\"{nameof(IReader)} in {{currency}}.\"")]
    public Task A_placeholder_gets_the_brace_that_it_lacks(string before, string after) => FixVerifier.FixesAsync("GI2003", "Write '{currency}'", Client(before), Client(after));

    [Fact]
    public Task Nothing_is_offered_where_the_end_of_a_format_is_not_known() => FixVerifier.OffersAsync("GI2003", Client("\"In [|{|]currency:quoted and so on.\""));

    [Fact]
    public Task A_format_gets_the_similar_name() => FixVerifier.FixesAsync("GI2006", "Use the format 'quoted'", Client("\"In [|{currency:quotd}|].\""), Client("\"In {currency:quoted}.\""));

    [Fact]
    public Task An_image_in_a_system_message_is_not_made_text() => FixVerifier.OffersAsync("GI2004", """
        [JsonModeClient, SystemMessage("Our logo is [|{logo}|].")] public partial interface IReader { [UserMessage("Hi")] Task<string> AskAsync(ImageInput logo); }
        """);

    private static string Client(string text) => $$"""
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage({{text}})]
            Task<string> AskAsync(string currency, string name = "");
        }
        """;
}
