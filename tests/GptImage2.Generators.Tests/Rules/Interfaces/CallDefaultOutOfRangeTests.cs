using System.Globalization;
using System.Text.RegularExpressions;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1008: a setting of [CallDefaults] is out of its range.</summary>
public sealed class CallDefaultOutOfRangeTests
{
    private const string MetadataRange = "Metadata of [CallDefaults] on 'AskAsync' must be at most 16 pairs \"key=value\", with keys of 1 to 64 and values of at most 512 characters, each key once";

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
    [InlineData("Model = \"\"")]
    [InlineData("Model = \" \"")]
    [InlineData("Model = null")]
    [InlineData("ServiceTier = (ServiceTier)5")]
    [InlineData("FlexShortage = (FlexShortage)2")]
    [InlineData("ReasoningEffort = (ReasoningEffort)7")]
    [InlineData("Verbosity = (Verbosity)3")]
    [InlineData("PromptCacheBreakpoint = (PromptCacheBreakpoint)3")]
    [InlineData("ImageDetail = (ImageDetail)4")]
    [InlineData("PromptCacheKey = \"\"")]
    [InlineData("SafetyIdentifier = \"\"")]
    [InlineData("Metadata = null")]
    [InlineData("Metadata = new[] { \"pair\" }")]
    [InlineData("Metadata = new[] { \"=value\" }")]
    [InlineData("Metadata = new string[] { null }")]
    [InlineData("Metadata = new[] { \"a=1\", \"a=2\" }")]
    public Task Reports_settings_out_of_their_range(string setting) => AnalyzerVerifier.ReportsAsync("GI1008", $$"""
        [JsonModeClient] public partial interface IReader { [[|CallDefaults({{setting}})|]] [UserMessage("Hi")] Task<string> AskAsync(); }
        [[|CallDefaults({{setting}})|]] [JsonModeClient] public partial interface IOther { [UserMessage("Hi")] Task<string> AskAsync(); }
        """);

    [Theory]
    [InlineData("MaxCorrections = 6", "MaxCorrections of [CallDefaults] on 'AskAsync' must be a number from 0 to 5")]
    [InlineData("Model = \"\"", "Model of [CallDefaults] on 'AskAsync' must be a name")]
    [InlineData("ServiceTier = (ServiceTier)5", "ServiceTier of [CallDefaults] on 'AskAsync' must be one of the names of the enum")]
    [InlineData("PromptCacheKey = {65}", "PromptCacheKey of [CallDefaults] on 'AskAsync' must be a text of 1 to 64 characters")]
    [InlineData("SafetyIdentifier = {129}", "SafetyIdentifier of [CallDefaults] on 'AskAsync' must be a text of 1 to 128 characters")]
    [InlineData("Metadata = new[] { {65} + \"=v\" }", MetadataRange)]
    [InlineData("Metadata = new[] { \"k=\" + {513} }", MetadataRange)]
    [InlineData("Metadata = new[] { {pairs 17} }", MetadataRange)]
    public async Task The_message_says_the_range(string setting, string message) =>
        Assert.Equal(
            [message],
            await AnalyzerVerifier.ReportsAsync("GI1008", $$"""
                [JsonModeClient] public partial interface IReader { [[|CallDefaults({{Filled(setting)}})|]] [UserMessage("Hi")] Task<string> AskAsync(); }
                """));

    [Theory]
    [InlineData("PromptCacheKey = {64}, SafetyIdentifier = {128}, Model = \"n\"")]
    [InlineData("Metadata = new[] { {64} + \"=v\", \"k=\" + {512}, \"empty=\" }")]
    [InlineData("Metadata = new[] { {pairs 16} }")]
    [InlineData("Metadata = new string[0]")]
    public Task The_longest_values_are_taken(string setting) => AnalyzerVerifier.ReportsNothingAsync($$"""
        [JsonModeClient] public partial interface IReader { [CallDefaults({{Filled(setting)}})] [UserMessage("Hi")] Task<string> AskAsync(); }
        """);

    // {65} is a text of 65 characters, and {pairs 17} are 17 pairs.
    private static string Filled(string setting) => Regex.Replace(setting, @"\{(?<pairs>pairs )?(?<count>[0-9]+)\}", static match =>
    {
        int count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return match.Groups["pairs"].Success
            ? string.Join(", ", Enumerable.Range(1, count).Select(static i => $"\"key{i}=v\""))
            : $"\"{new string('x', count)}\"";
    }, RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));
}
