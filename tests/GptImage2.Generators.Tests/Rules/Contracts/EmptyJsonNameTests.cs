using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3059: a member has an empty name in JSON.</summary>
public sealed class EmptyJsonNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Reports_a_name_without_characters(string name) => Assert.Equal(
        ["The name of 'T.Name' in JSON is empty, so the model does not know what the member means: give it a name, or remove the attribute"],
        await AnalyzerVerifier.ReportsAsync("GI3059", $"[JsonContract] public partial record T([property: [|JsonPropertyName(\"{name}\")|]] string Name);"));

    [Fact]
    public Task Accepts_a_name() => AnalyzerVerifier.ReportsNothingAsync("[JsonContract] public partial record T([property: JsonPropertyName(\"-\")] string Name);");
}
