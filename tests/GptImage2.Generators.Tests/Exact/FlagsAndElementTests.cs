using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>Flags with the highest bit, elements with half a surrogate pair, and keys of generic contracts.</summary>
public sealed class FlagsAndElementTests
{
    [Theory]
    [InlineData("int", "1 << 31")]
    [InlineData("sbyte", "-128")]
    [InlineData("short", "short.MinValue")]
    [InlineData("long", "1L << 63")]
    [InlineData("ulong", "1UL << 63")]
    public async Task The_highest_bit_is_a_flag(string type, string value)
    {
        string source = $"[Flags] public enum F : {type} {{ A = 1, Sign = {value} }} [JsonContract] public partial record T(F V);";
        await AnalyzerVerifier.ReportsNothingAsync(source);
        Assert.Equal("""{"v":["A","Sign"]}""", RunningProgram.Run("""T.FromJson("{\"v\":[\"A\",\"Sign\"]}").ToJson()""", source));
    }

    [Theory]
    [InlineData("\\\"\\\\ud800\\\"")]
    [InlineData("[{\\\"a\\\":\\\"x\\\\udc00y\\\"}]")]
    [InlineData("{\\\"\\\\ud800\\\\n\\\":1}")]
    public void Half_a_surrogate_pair_is_refused_in_an_element(string value) => Assert.Matches(
        "^/v[^ :]*: expected both halves of a surrogate pair, found ",
        RunningProgram.Run($"T.FromJson(\"{{\\\"v\\\":{value}}}\").ToJson()", "[JsonContract] public partial record T(System.Text.Json.JsonElement V);"));

    [Fact]
    public void A_pair_and_other_escapes_are_read() => Assert.Equal(
        """["\ud83d\ude00","\\ud800","\n"]""",
        RunningProgram.Run("T.FromJson(T.Text).V.GetRawText()", """"
            [JsonContract] public partial record T(System.Text.Json.JsonElement V) { public const string Text = """{"v":["\ud83d\ude00","\\ud800","\n"]}"""; }
            """"));

    [Fact]
    public void A_type_parameter_may_be_a_key() => Assert.Equal(
        """{"t":{"map":{"Monday":1}}}""",
        RunningProgram.Run("""R.FromJson("{\"t\":{\"map\":{\"Monday\":1}}}").ToJson()""", """
            [JsonContract] public record Table<TK>(Dictionary<TK, int> Map) where TK : struct, Enum;
            [JsonContract] public partial record R(Table<DayOfWeek> T);
            """));

    [Theory]
    [InlineData("Dictionary<TK, int> Map", "System.Uri")]
    [InlineData("List<Dictionary<TK, int>[]> Map", "System.Version")]
    [InlineData("Dictionary<TK, Table<TK>> Map", "Rights")]
    public async Task A_key_is_checked_where_the_contract_is_closed(string member, string argument) => Assert.Equal(
        [$"'R.T' is of type 'Table<{argument}>', which is not supported: '{argument}' cannot be a key of its dictionary: use keys that are strings, enums, numbers, dates or Guids"],
        await AnalyzerVerifier.ReportsAsync("GI3003", $$"""
            [Flags] public enum Rights { A = 1, B = 2 }
            [JsonContract] public record Table<TK>({{member}}) where TK : notnull;
            [JsonContract] public partial record R(Table<{{argument}}> [|T|]);
            """));

    [Fact]
    public async Task A_converter_attribute_of_the_users_own_is_reported() => Assert.Equal(
        ["[Vocab] on 'T.Milk' is not honoured: values are read by their type alone"],
        await AnalyzerVerifier.ReportsAsync("GI3007", """
            public class VocabAttribute(string s) : JsonConverterAttribute { public string S => s; public override JsonConverter? CreateConverter(Type t) => null; }
            [JsonContract] public partial class T { [[|Vocab("whole | skim")|]] public required string Milk { get; set; } }
            """));

    [Fact]
    public void A_validation_attribute_of_a_type_is_run() => Assert.Equal(
        "the reply: expected a valid value (never), found {\"a\":1}",
        RunningProgram.Run("""T.FromJson("{\"a\":1}").ToJson()""", """
            [AttributeUsage(AttributeTargets.Class)] public sealed class CrossAttribute : ValidationAttribute { public CrossAttribute() : base("never") { } public override bool IsValid(object? value) => false; }
            [Cross] [JsonContract] public partial class T { public int A { get; set; } }
            """));
}
