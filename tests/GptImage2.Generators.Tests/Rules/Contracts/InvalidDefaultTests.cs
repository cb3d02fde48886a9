using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3017: the default of a member breaks its constraints, and is used in silence when the model leaves the member out.</summary>
public sealed class InvalidDefaultTests
{
    [Theory]
    [InlineData("[Range(1, 5)] int A = [|0|]", "0", "it must be at least 1")]
    [InlineData("[Range(1, 5)] int? A = [|6|]", "6", "it must be at most 5")]
    [InlineData("[Range(0.0, 1.0, MaximumIsExclusive = true)] double A = [|1|]", "1", "it must be less than 1")]
    [InlineData("[Range(0.0, 1.0, MinimumIsExclusive = true)] double A = [|0.0|]", "0", "it must be greater than 0")]
    [InlineData("[Range(1, 5)] int A = [|Zero.Value|]", "0", "it must be at least 1")]
    [InlineData("[Range(1, 5)] int A = [|default|]", "0", "it must be at least 1")]
    [InlineData("[MinLength(1)] string A = [|\"\"|]", "\"\"", "it must have at least 1 characters")]
    [InlineData("[MaxLength(2)] string A = [|\"abc\"|]", "\"abc\"", "it must have at most 2 characters")]
    [InlineData("[RegularExpression(\"[A-Z]{3}\")] string A = [|\"usd\"|]", "\"usd\"", "it must match [A-Z]{3}")]
    [InlineData("[EmailAddress] string A = [|\"none\"|]", "\"none\"", "it must be an e-mail address")]
    [InlineData("[AllowedValues(\"a\", \"b\")] string A = [|\"c\"|]", "\"c\"", "it is not one of the allowed values")]
    [InlineData("[DeniedValues(-1)] int A = [|-1|]", "-1", "it is a denied value")]
    [InlineData("string A = [|null!|]", "null", "the type is not nullable")]
    [InlineData("List<int> A = [|default!|]", "null", "the type is not nullable")]
    [InlineData("Kind A = [|(Kind)7|]", "7", "'Kind' has no name for it")]
    [InlineData("Kind A = [|default|]", "0", "'Kind' has no name for it")]
    [InlineData("double A = [|double.NaN|]", "double.NaN", "JSON has no such number")]
    [InlineData("double? A = [|0.0 / 0|]", "0.0 / 0", "JSON has no such number")]
    [InlineData("float A = [|-1f / 0f|]", "-1f / 0f", "JSON has no such number")]
    [InlineData("float? A = [|float.NegativeInfinity|]", "float.NegativeInfinity", "JSON has no such number")]
    [InlineData("[Range(0, 9)] double A = [|double.PositiveInfinity|]", "double.PositiveInfinity", "JSON has no such number")]
    [InlineData("System.Text.Json.JsonElement A = [|default|]", "default", "it has no value that can be written")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int> A = [|default|]", "default", "an array that was not created cannot be written")]
    public async Task Reports_the_default_of_a_parameter(string member, string value, string reason) => Assert.Equal(
        [Message(value, reason)],
        await AnalyzerVerifier.ReportsAsync("GI3017", $$"""
            public enum Kind { One = 1 }
            public static class Zero { public const int Value = 0; }
            [JsonContract] public partial record R({{member}});
            """));

    [Theory]
    [InlineData("[Range(1, 5)] public int A { get; init; } = [|0|];", "0", "it must be at least 1")]
    [InlineData("[MinLength(2)] public string A { get; set; } = [|\"a\" + \"\"|];", "\"a\"", "it must have at least 2 characters")]
    [InlineData("[MinLength(2)] public string A { get; set; } = [|string.Empty|];", "\"\"", "it must have at least 2 characters")]
    [InlineData("public string A { get; set; } = [|null!|];", "null", "the type is not nullable")]
    [InlineData("public string A { get; set; } = [|default!|];", "null", "the type is not nullable")]
    [InlineData("[MinLength(1)] public List<int> A { get; set; } = [|[]|];", "empty", "it needs at least 1")]
    [InlineData("[MinLength(1)] public List<int> A { get; set; } = [|new()|];", "empty", "it needs at least 1")]
    [InlineData("[MinLength(1)] public int[] A { get; set; } = [|Array.Empty<int>()|];", "empty", "it needs at least 1")]
    [InlineData("[MinLength(1)] public Dictionary<string, int> A { get; set; } = [|new Dictionary<string, int>()|];", "empty", "it needs at least 1")]
    [InlineData("public float A { get; init; } = [|1f / 0f|];", "1f / 0f", "JSON has no such number")]
    [InlineData("public Half A { get; init; } = [|Half.NaN|];", "Half.NaN", "JSON has no such number")]
    [InlineData("[JsonInclude] private double A = [|double.NaN|];", "double.NaN", "JSON has no such number")]
    [InlineData("public Uri A { get; init; } = [|new Uri(\"/x\", UriKind.Relative)|];", "new Uri(\"/x\", UriKind.Relative)", "a reply may only contain an absolute URI")]
    [InlineData("public Uri? A { get; init; } = [|new(\"x\", UriKind.RelativeOrAbsolute)|];", "new(\"x\", UriKind.RelativeOrAbsolute)", "a reply may only contain an absolute URI")]
    public async Task Reports_an_initializer(string member, string value, string reason) => Assert.Equal(
        [Message(value, reason)],
        await AnalyzerVerifier.ReportsAsync("GI3017", $$"""[JsonContract] public partial class R { {{member}} }"""));

    [Fact]
    public Task Accepts_defaults_that_fit() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract] public partial record R([Range(1, 5)] int A = 1, [MinLength(1)] string? B = null, DayOfWeek C = default, [AllowedValues(1.0, 2.0)] decimal D = 2, string E = "", Guid F = default)
        {
            [MinLength(1)] public required string G { get; init; } = "";
            [MinLength(1)] public List<int> H { get; init; } = [1];
            [MinLength(1)] public List<int> I { get; init; } = Two();
            [Range(1, 5)] public int J { get; init; } = DateTime.UtcNow.Day;
            public List<int> K { get; init; } = [];
            public double M { get; init; } = 1.0 / 3;
            public double? N { get; init; } = double.MaxValue;
            public Uri O { get; init; } = new Uri("https://a.example/x", UriKind.RelativeOrAbsolute);
            public Uri P { get; init; } = new("https://a.example");
            public System.Text.Json.JsonElement? Q { get; init; } = default;
            [RegularExpression("[a-z]+")] public string L { get; set; } = "abc";
            private static List<int> Two() => [1, 2];
        }
        """);

    private static string Message(string value, string reason) =>
        $"The default of 'R.A' is {value}, but {reason}; the member has this default when the model leaves it out: change the default, or declare the member required";
}
