using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI5010: the text of an example has a placeholder, which is not replaced there.</summary>
public sealed class PlaceholderInExampleTests
{
    [Theory]
    [InlineData("static Example<Product> Teas => new([|\"Prices are in {currency}.\"|], new Product(\"Tea\"));", "{currency}")]
    [InlineData("static Example<Product> Teas => new Example<Product>([|\"In {Currency:upper}.\"|], new(\"Tea\"));", "{Currency:upper}")]
    [InlineData("static IEnumerable<Example<Product>> Teas => [new([|\"In {currency}.\"|], new Product(\"Tea\"))];", "{currency}")]
    [InlineData("static IEnumerable<Example<Product>> Teas() { yield return new([|\"In {currency}.\"|], new Product(\"Tea\")); }", "{currency}")]
    public async Task Reports_the_text(string member, string placeholder) => Assert.Equal(
        [$"The text of an example has '{placeholder}', which the model gets as it stands: write the message with a value, as a call sends it"],
        await AnalyzerVerifier.ReportsAsync("GI5010", Client(member)));

    [Theory]
    [InlineData("static Example<Product> Teas => new(\"Prices are in EUR.\", new Product(\"Tea\"));")]
    [InlineData("static Example<Product> Teas => new(\"Prices are in {other}.\", new Product(\"Tea\"));")]
    [InlineData("static Example<Product> Teas => new(\"Prices are in {{currency}}.\", new Product(\"Tea\"));")]
    [InlineData("static Example<Product> Teas => new($\"Prices are in {currency}.\", new Product(\"Tea\")); private const string currency = \"EUR\";")]
    [InlineData("static Example<Product> Teas => new(\"Prices are in EUR.\", new(\"{currency}\", \"Tea\"));")]
    public Task Accepts_other_texts(string member) => AnalyzerVerifier.ReportsNothingAsync(Client(member));

    [Fact]
    public Task Reports_an_example_of_two_clients_once() => AnalyzerVerifier.ReportsAsync("GI5010", """
        public static class Samples { public static Example<int> All => new([|"In {currency}."|], 1); }
        [JsonModeClient] public partial interface IOne { [Example(typeof(Samples), "All"), UserMessage("{currency}")] Task<int> ReadAsync(string currency); }
        [JsonModeClient] public partial interface ITwo { [Example(typeof(Samples), "All"), UserMessage("{currency}")] Task<int> ReadAsync(string currency); }
        """);

    private static string Client(string member) => $$"""
        [JsonContract] public partial record Product(string Name, string? More = null);
        [JsonModeClient] public partial interface IReader
        {
            [Example("Teas"), UserMessage("Prices are in {currency}. {photo}")] Task<Product> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);
            {{member}}
        }
        """;
}
