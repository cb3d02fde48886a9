using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1009: a call cannot be cancelled.</summary>
public sealed class MissingCancellationTokenTests
{
    [Fact]
    public async Task Reports_calls_without_a_token() => Assert.Equal(
        [
            "Method 'AskAsync' has no CancellationToken: add 'CancellationToken cancellationToken = default', so that a caller can end the call",
            "Method 'ResultAsync' has no CancellationToken: add 'CancellationToken cancellationToken = default', so that a caller can end the call",
        ],
        await AnalyzerVerifier.ReportsAsync("GI1009", """
            [JsonModeClient] public partial interface IReader
            {
                [UserMessage("Hi")] Task<string> [|AskAsync|]();
                [UserMessage("Hi")] ValueTask<JsonModeResult<string>> [|ResultAsync|](CallOptions? options);
                [UserMessage("Hi")] Task<string> WithTokenAsync(CancellationToken token);
                [UserMessage("Hi")] IAsyncEnumerable<string> ItemsAsync();
                [UserMessage("Hi")] JsonModeStream<JsonModeSnapshot<string>> SnapshotsAsync();
                Task<string> BodyAsync() => AskAsync();
            }
            """));
}
