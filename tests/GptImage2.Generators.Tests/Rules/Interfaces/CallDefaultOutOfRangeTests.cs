using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1008: a setting of [CallDefaults] is out of its range.</summary>
public sealed class CallDefaultOutOfRangeTests
{
    [Theory]
    [InlineData("MaxCorrections = 6")]
    [InlineData("MaxCorrections = -1")]
    [InlineData("MaxOutputTokens = 0")]
    [InlineData("MaxCost = 0")]
    [InlineData("MaxCost = double.NaN")]
    [InlineData("Leniency = (Leniency)7")]
    [InlineData("CorrectionImages = (CorrectionImages)3")]
    [InlineData("CorrectionImages = (CorrectionImages)(-1)")]
    [InlineData("DoubtfulAnswers = (DoubtfulAnswers)3")]
    public Task Reports_settings_out_of_their_range(string setting) => AnalyzerVerifier.ReportsAsync("GI1008", $$"""
        [JsonModeClient] public partial interface IReader { [[|CallDefaults({{setting}})|]] [UserMessage("Hi")] Task<string> AskAsync(); }
        [[|CallDefaults({{setting}})|]] [JsonModeClient] public partial interface IOther { [UserMessage("Hi")] Task<string> AskAsync(); }
        """);
}
