using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3061: JsonSerializer reads or writes a contract in another way than its own reader and writer.</summary>
public sealed class SerializerOnContractTests
{
    private const string Reads = "JsonSerializer reads 'Product' with other names than its contract, and checks neither its members nor its constraints: use Product.FromJson, or options with AddContracts()";
    private const string Unchecked = "JsonSerializer reads 'Product' without its contract, and checks neither its members nor its constraints: use Product.FromJson, or options with AddContracts()";
    private const string Got = "GetFromJsonAsync reads 'Product' without its contract, and checks neither its members nor its constraints: use options with AddContracts()";
    private const string Content = "ReadFromJsonAsync reads 'Product' without its contract, and checks neither its members nor its constraints: use options with AddContracts()";
    private const string Writes = "JsonSerializer writes 'Product' with other names than its contract: use ToJson, or options with AddContracts()";

    [Theory]
    [InlineData("[|JsonSerializer.Deserialize<Product>(\"{}\")|]", Reads)]
    [InlineData("[|JsonSerializer.Deserialize<List<Product>>(\"[]\", (JsonSerializerOptions?)null)|]", Reads)]
    [InlineData("[|JsonSerializer.Deserialize<Product>(\"{}\", new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })|]", Reads)]
    [InlineData("[|JsonSerializer.Deserialize<Product>(\"{}\", new JsonSerializerOptions())|]", Reads)]
    [InlineData("[|JsonSerializer.Deserialize<Product>(\"{}\", JsonSerializerOptions.Default)|]", Reads)]
    [InlineData("[|JsonSerializer.Deserialize<Product>(\"{}\", JsonSerializerOptions.Web)|]", Unchecked)]
    [InlineData("[|JsonSerializer.Deserialize<Product>(\"{}\", new JsonSerializerOptions(JsonSerializerDefaults.Web))|]", Unchecked)]
    [InlineData("[|new HttpClient().GetFromJsonAsync<Product>(\"http://localhost\")|]", Got)]
    [InlineData("[|new HttpClient().GetFromJsonAsync<Product[]>(\"http://localhost\")|]", Got)]
    [InlineData("[|new HttpResponseMessage().Content.ReadFromJsonAsync<Product>()|]", Content)]
    [InlineData("[|JsonSerializer.Serialize(product)|]", Writes)]
    [InlineData("[|JsonSerializer.SerializeToUtf8Bytes(product)|]", Writes)]
    [InlineData("[|JsonSerializer.Serialize(product, options: null)|]", Writes)]
    public async Task Reports_calls_that_do_not_follow_the_contract(string code, string message) => Assert.Equal([message], await AnalyzerVerifier.ReportsAsync("GI3061", Program(code)));

    [Theory]
    [InlineData("Product.FromJson(\"{}\")")]
    [InlineData("JsonSerializer.Deserialize<Product>(\"{}\", Options)!")]
    [InlineData("JsonSerializer.Deserialize<Product>(\"{}\", new JsonSerializerOptions().AddContracts())!")]
    [InlineData("JsonSerializer.Serialize(product, JsonSerializerOptions.Web)")]
    [InlineData("new HttpClient().GetFromJsonAsync<Product>(\"http://localhost\", Options)")]
    [InlineData("new HttpClient().GetFromJsonAsync<Plain>(\"http://localhost\")")]
    [InlineData("new HttpClient().PostAsJsonAsync(\"http://localhost\", product)")]
    [InlineData("JsonSerializer.Deserialize<Product>(\"{}\", new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase })!")]
    [InlineData("JsonSerializer.Deserialize<Product>(\"{}\", new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } })!")]
    [InlineData("JsonSerializer.Deserialize<Plain>(\"{}\")!")]
    [InlineData("JsonSerializer.Serialize(new { product.Name })")]
    public Task Accepts_other_calls(string code) => AnalyzerVerifier.ReportsNothingAsync(Program(code));

    private static string Program(string code) => $$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json;
        [JsonContract] public partial record Product(string Name, decimal Price);
        public record Plain(string Name);
        public static class Program { private static readonly JsonSerializerOptions Options = new(); public static object? Run(Product product) => {{code}}; }
        """;
}
