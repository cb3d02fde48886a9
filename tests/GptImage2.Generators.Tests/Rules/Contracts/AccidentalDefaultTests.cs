using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3055: an initializer that only avoids a warning of the compiler makes a member optional.</summary>
public sealed class AccidentalDefaultTests
{
    [Theory]
    [InlineData("public string A { get; set; } = [|\"\"|];", "empty")]
    [InlineData("public string A { get; init; } = [|string.Empty|];", "empty")]
    [InlineData("[MaxLength(9)] public string A { get; set; } = [|\"\"|];", "empty")]
    [InlineData("public List<string> A { get; set; } = [|[]|];", "empty")]
    [InlineData("public List<string> A { get; set; } = [|new()|];", "empty")]
    [InlineData("public List<string> A { get; set; } = [|new List<string>()|];", "empty")]
    [InlineData("public string[] A { get; set; } = [|new string[0]|];", "empty")]
    [InlineData("public string[] A { get; set; } = [|Array.Empty<string>()|];", "empty")]
    [InlineData("public Dictionary<string, int> A { get; set; } = [|new()|];", "empty")]
    [InlineData("public int A { get; set; } = [|0|];", "0")]
    [InlineData("[Range(0, 9)] public decimal A { get; set; } = [|0m|];", "0")]
    [InlineData("public Inner A { get; set; } = [|new()|];", "an empty object")]
    public async Task Reports_an_empty_initializer(string member, string value) => Assert.Equal(
        [$"The initializer of 'T.A' makes the member optional, so a reply without it is accepted, and the value is {value}: declare the member 'required' without the initializer, if a reply must have it"],
        await AnalyzerVerifier.ReportsAsync("GI3055", Contract(member)));

    [Theory]
    [InlineData("public required string A { get; set; } = \"\";")]
    [InlineData("[JsonRequired] public string A { get; set; } = \"\";")]
    [InlineData("public string? A { get; set; } = \"\";")]
    [InlineData("public string A { get; set; } = \"none\";")]
    [InlineData("public bool A { get; set; } = false;")]
    [InlineData("public int A { get; set; } = 1;")]
    [InlineData("public List<int> A { get; set; } = [1];")]
    [InlineData("[JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)] public List<int> A { get; set; } = new();")]
    [InlineData("[JsonIgnore] public string A { get; set; } = \"\";")]
    [InlineData("public static string A { get; set; } = \"\";")]
    [InlineData("[MinLength(1)] public string A { get; set; } = \"\";")]
    [InlineData("public string A { get; set; } = null!;")]
    public async Task Accepts_other_members(string member) => Assert.DoesNotContain(
        "GI3055",
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Contract(member))))).Select(diagnostic => diagnostic.Id));

    [Fact]
    public async Task Accepts_the_default_of_a_parameter() => Assert.Empty(
        await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("[JsonContract] public partial record T(string A = \"\", int B = 0);"))));

    private static string Contract(string member) =>
        $$"""[JsonContract] public partial class T { public int? B { get; set; } {{member}} } [JsonContract] public partial class Inner { public int? C { get; set; } }""";
}
