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
    public void Schemas_are_in_the_page(string name) => Assert.Contains(SchemaOf(name), Page, StringComparison.Ordinal);

    [Fact]
    public void Flags_are_in_the_page() =>
        Assert.Contains(JsonElement.Parse(Permit.JsonSchema).GetProperty("properties").GetProperty("rights").GetRawText(), Page, StringComparison.Ordinal);

    [Fact]
    public void A_case_that_is_none_is_told_as_in_the_page()
    {
        Assert.False(Order.TryFromJson("""{"kind":"tea"}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Contains(Assert.Single(violations).ToString(), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Extension_data_is_written_as_in_the_page() =>
        Assert.Equal("""{"name":"a","size":3}""", Label.FromJson("""{"name":"a","size":3}""").ToJson());

    [Fact]
    public void What_a_constructor_throws_is_told_as_in_the_page() => Assert.Contains(
        Assert.Throws<ContractViolationException>(() => Period.FromJson("""{"from":2,"to":1}""")).Message.Split('\n')[^1],
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
