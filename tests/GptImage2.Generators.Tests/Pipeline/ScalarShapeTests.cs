using GptImage2.Generators.Scalars;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Pipeline;

/// <summary>Every scalar of the table in every place that it can have; each run is compiled.</summary>
public sealed class ScalarShapeTests
{
    public static TheoryData<string> Types => [.. ScalarTable.All.Select(scalar => scalar.ToString())];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_scalar_compiles_as_member_item_value_result_and_key(string type)
    {
        Scalar scalar = Of(type);
        string key = scalar.Key is null ? "" : $", Dictionary<{scalar.ClrType}, {scalar.ClrType}> Keyed";
        var run = GeneratorRun.Of($$"""
            [JsonContract] public partial record R({{scalar.ClrType}} One, {{scalar.ClrType}}? Optional, List<{{scalar.ClrType}}> Items, Dictionary<string, {{scalar.ClrType}}> Values{{key}});
            [JsonModeClient] public partial interface IReader { [UserMessage("Read.")] Task<{{scalar.ClrType}}> ReadAsync(); }
            """);
        Assert.Equal(2, run.Files.Length);
        Assert.Contains("json." + scalar.Read, run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_range_applies_only_to_numbers(string type)
    {
        Scalar scalar = Of(type);
        string contract = $"[JsonContract] public partial record R([|Range(1, 2)|] {scalar.ClrType} A);".Replace("[|Range(1, 2)|]", scalar.IsNumber ? "[Range(1, 2)]" : "[[|Range(1, 2)|]]", StringComparison.Ordinal);
        await AnalyzerVerifier.ReportsAsync("GI3006", contract);
        if (scalar.IsNumber)
            GeneratorRun.Of(contract);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Other_types_cannot_be_keys(string type)
    {
        Scalar scalar = Of(type);
        if (scalar.Key is null)
            await AnalyzerVerifier.ReportsAsync("GI3003", $"[JsonContract] public partial record R(Dictionary<{scalar.ClrType}, int> [|A|]);");
        else
            await AnalyzerVerifier.ReportsNothingAsync($"[JsonContract] public partial record R(Dictionary<{scalar.ClrType}, int> A);");
    }

    private static Scalar Of(string type) => ScalarTable.All.Single(scalar => scalar.ToString() == type);
}
