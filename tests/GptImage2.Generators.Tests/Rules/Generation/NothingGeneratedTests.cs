using System.Collections.Immutable;
using System.Globalization;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI0010: nothing is wrong with an annotated type, but the generator saw less of it than the compiler.</summary>
public sealed class NothingGeneratedTests
{
    [Theory]
    [InlineData(
        "public readonly partial struct OrderId; [JsonModeClient] public partial interface IShop { [UserMessage(\"Order {id}\")] Task<string> GetAsync(OrderId id, CancellationToken c = default); } class Uses { IShop Bind(GptImage2Client gpt) => gpt.Bind<IShop>(); }",
        "public readonly partial struct OrderId : IFormattable { public string ToString(string? format, IFormatProvider? provider) => \"\"; }",
        "No code is generated for 'IShop': it uses 'OrderId', which another generator writes or completes")]
    [InlineData(
        "[JsonModeClient] public partial interface IShop { [UserMessage(\"{k}\")] Task<string> GetAsync(Kind k, CancellationToken c = default); } class Uses { IShop Bind(GptImage2Client gpt) => gpt.Bind<IShop>(); }",
        "public enum Kind { One, Two }",
        "No code is generated for 'IShop': it uses 'Kind', which another generator writes or completes")]
    [InlineData(
        "[JsonContract] public partial record Order(string Name, List<Kind> Kinds); [JsonModeClient] public partial interface IShop { [UserMessage(\"Which?\")] Task<Order> GetAsync(CancellationToken c = default); }",
        "public enum Kind { One, Two }",
        "No code is generated for 'Order': it uses 'Kind', which another generator writes or completes")]
    [InlineData(
        "class Plain { }",
        "[JsonContract] public partial record Order(string Name);",
        "No code is generated for 'Order': another generator writes it, and a generator does not see what others write: declare it in a C# file of the project")]
    [InlineData(
        "class Plain { }",
        "[JsonModeClient] public partial interface IShop { [UserMessage(\"Which?\")] Task<string> GetAsync(CancellationToken c = default); }",
        "No code is generated for 'IShop': another generator writes it")]
    [InlineData(
        "public partial class Page { }",
        "public partial class Page { [JsonContract] public partial record Order(string Name); }",
        "No code is generated for 'Page.Order': another generator writes it")]
    public async Task Reports_what_another_generator_writes(string source, string written, string message)
    {
        Diagnostic reported = Assert.Single(await OtherGenerator.DiagnosticsAsync(source, written));
        Assert.Equal("GI0010", reported.Id);
        Assert.StartsWith(message, reported.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_holds_such_a_contract_is_not_reported_too()
    {
        ImmutableArray<Diagnostic> reported = await OtherGenerator.DiagnosticsAsync("[JsonContract] public partial record Box(Order Item);", "[JsonContract] public partial record Order(string Name);");
        Assert.Contains("'Order'", Assert.Single(reported).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_generator_adds_without_need_is_not_reported() =>
        Assert.Empty(await OtherGenerator.DiagnosticsAsync("[JsonContract] public partial record Order(string Name);", "public partial record Order { public override string ToString() => \"\"; }"));
}
