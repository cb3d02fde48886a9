using System.Text.Json;
using GptImage2.Generators.Tests.Contracts.Documented;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>The examples of docs/contracts.md for types beyond plain records give what they are said to give.</summary>
public sealed class DocumentedExampleTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "contracts.md")).Replace("\n", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("Order")]
    [InlineData("Survey")]
    public void The_page_shows_the_schema(string name) => Assert.Contains(SchemaOf(name), Page, StringComparison.Ordinal);

    [Fact]
    public void The_page_shows_the_schema_of_flags() =>
        Assert.Contains(JsonElement.Parse(Permit.JsonSchema).GetProperty("properties").GetProperty("rights").GetRawText(), Page, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_discriminator_is_reported_as_in_the_page()
    {
        Assert.False(Order.TryFromJson("""{"kind":"tea"}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Contains(Assert.Single(violations).ToString(), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Extension_data_is_written_as_in_the_page() =>
        Assert.Equal("""{"name":"a","size":3}""", Label.FromJson("""{"name":"a","size":3}""").ToJson());

    [Fact]
    public void An_exception_of_a_constructor_is_reported_as_in_the_page() => Assert.Contains(
        Assert.Throws<ContractViolationException>(() => Period.FromJson("""{"from":2,"to":1}""")).Message.Split('\n')[^1],
        Page,
        StringComparison.Ordinal);

    [Fact]
    public void An_exception_of_a_value_object_is_reported_as_in_the_page() => Assert.Contains(
        Assert.Throws<ContractViolationException>(() => Shipment.FromJson("""{"order":1,"customer":"nobody"}""")).Message.Split('\n')[^1].Replace(" (Parameter 'value')", "", StringComparison.Ordinal),
        Page,
        StringComparison.Ordinal);

    private static string SchemaOf(string name) => name == "Order" ? Order.JsonSchema : Survey.JsonSchema;

    private static string Root()
    {
        string? directory = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(directory!, "docs", "diagnostics")))
            directory = Path.GetDirectoryName(directory);
        return directory!;
    }
}
