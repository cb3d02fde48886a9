using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>Code that was reported once and is right.</summary>
public sealed class FalseAlarmTests
{
    [Theory]
    [InlineData("[JsonContract] [JsonNumberHandling(JsonNumberHandling.Strict)] public partial record T(int A);")]
    [InlineData("[JsonContract] public partial record T([property: JsonNumberHandling(JsonNumberHandling.Strict)] int A);")]
    [InlineData("[JsonContract] [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)] public partial class T { public List<int> A { get; set; } = new(); }")]
    [InlineData("public enum E { A, B } [JsonContract] public partial record T([property: JsonConverter(typeof(JsonStringEnumConverter))] E Kind);")]
    [InlineData("public enum E { A, B } [JsonContract] public partial record T([property: JsonConverter(typeof(JsonStringEnumConverter<E>))] E? Kind);")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public enum E { A, B } [JsonContract] public partial record T(E Kind);")]
    [InlineData("[JsonContract] public partial record T([property: Required, MinLength(1)] string D);")]
    [InlineData("[JsonContract] public partial record T([Required, Length(1, 9)] string D);")]
    [InlineData("[JsonContract] public partial record T([property: Required(AllowEmptyStrings = true)] string D);")]
    [InlineData("[JsonContract] public partial record T([property: Required] int A, [property: Required] List<int> B);")]
    [InlineData("[JsonContract] public partial class T { [Required, StringLength(9, MinimumLength = 2)] public required string D { get; set; } }")]
    public async Task Says_nothing_of(string code) => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(code))));

    [Fact]
    public async Task A_misspelled_placeholder_is_one_mistake() => Assert.Equal(
        ["GI2001"],
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
            [JsonModeClient] public partial interface IShop { [UserMessage("{question}")] Task<string> AskAsync(string qestion, CancellationToken cancellationToken = default); }
            """)))).Select(diagnostic => diagnostic.Id));
}
