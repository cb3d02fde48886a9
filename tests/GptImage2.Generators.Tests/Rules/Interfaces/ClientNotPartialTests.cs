using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1001: a client interface is not partial.</summary>
public sealed class ClientNotPartialTests
{
    [Fact]
    [Trait("Row", "C7")]
    public async Task Reports_an_interface_that_is_not_partial()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI1001", """
            [JsonModeClient] public interface [|IReader|] { [UserMessage("Hi")] Task<string> AskAsync(); }
            """);
        Assert.Equal(["Interface 'IReader' is not partial: declare it 'partial interface' so that its calls can be generated"], messages);
    }
}
